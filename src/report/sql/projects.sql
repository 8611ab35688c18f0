SELECT level, pid AS grp, figure, SUM(num) AS num, SUM(den) AS den
FROM counts
WHERE earlier_day IS NULL
GROUP BY level, pid, figure
ORDER BY level, grp, figure
