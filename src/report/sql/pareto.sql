SELECT checklist, item, clause, title, COUNT(*) AS checked, SUM(1 - passed) AS failed
FROM items
WHERE first_concluded = 1 AND level = 'lot' AND na = 0
GROUP BY checklist, item, clause, title
HAVING SUM(1 - passed) > 0
ORDER BY failed DESC, checklist, item
