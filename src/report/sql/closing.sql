SELECT opened_month AS grp, COUNT(*) AS opened, SUM(closed) AS closed, SUM(closed_in_time) AS closed_in_time
FROM issues
GROUP BY opened_month
ORDER BY grp
