WITH r AS (
  SELECT level, figure, SUM(num) AS a, SUM(den) AS b
  FROM counts
  WHERE earlier_day IS NULL AND (figure = 'first_pass' OR figure = 'excellence')
  GROUP BY level, figure
  HAVING SUM(den) > 0
),
q AS (
  SELECT level, figure, a, b, 1000 * a % b AS rest, CAST((1000 * a - 1000 * a % b) / b AS BIGINT) AS low
  FROM r
)
SELECT level, figure, a AS num, b AS den,
  LEAST(low + CASE WHEN 2 * rest > b OR (2 * rest = b AND low % 2 = 1) THEN 1 ELSE 0 END,
        CASE WHEN a < b THEN 999 ELSE 1000 END) AS tenths
FROM q
ORDER BY level, figure
