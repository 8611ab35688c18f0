SELECT level, crew AS grp, figure, SUM(num) AS num, SUM(den) AS den
FROM counts
WHERE earlier_day IS NULL AND crew <> ''
GROUP BY level, crew, figure
ORDER BY level, grp, figure
