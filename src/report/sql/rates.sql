SELECT level, '' AS grp, figure, SUM(num) AS num, SUM(den) AS den
FROM counts
WHERE earlier_day IS NULL
GROUP BY level, figure
ORDER BY level, figure
