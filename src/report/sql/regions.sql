SELECT c.level AS level, COALESCE(l.region, '') AS grp, c.figure AS figure, SUM(c.num) AS num, SUM(c.den) AS den
FROM (SELECT pid, level, figure, num, den FROM counts WHERE earlier_day IS NULL) c
LEFT JOIN ledger l ON l.pid = c.pid
GROUP BY c.level, COALESCE(l.region, ''), c.figure
ORDER BY level, grp, figure
