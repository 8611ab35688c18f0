WITH r AS (
  SELECT pid, level, SUM(num) AS a, SUM(den) AS b
  FROM counts
  WHERE earlier_day IS NULL AND figure = 'first_pass'
  GROUP BY pid, level
  HAVING SUM(den) > 0
)
SELECT p.pid AS pid, p.project AS project, p.name AS name, r.level AS level, r.a AS num, r.b AS den,
  p.target_first_pass AS target, p.target_first_pass * r.b - 100 * r.a AS short_by
FROM r JOIN projects p ON p.pid = r.pid
WHERE 100 * r.a < p.target_first_pass * r.b
ORDER BY pid, level
