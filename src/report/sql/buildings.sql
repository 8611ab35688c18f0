SELECT level, building AS grp, figure, SUM(num) AS num, SUM(den) AS den
FROM counts
WHERE earlier_day IS NULL AND building <> ''
GROUP BY level, building, figure
ORDER BY level, grp, figure
