SELECT level, month AS grp, figure, SUM(num) AS num, SUM(den) AS den
FROM counts
WHERE (earlier_day IS NULL OR same_month = 0) AND month <> ''
GROUP BY level, month, figure
ORDER BY level, grp, figure
