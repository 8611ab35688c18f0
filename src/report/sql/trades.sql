SELECT level, trade AS grp, figure, SUM(num) AS num, SUM(den) AS den
FROM counts
WHERE earlier_day IS NULL AND trade <> ''
GROUP BY level, trade, figure
ORDER BY level, grp, figure
