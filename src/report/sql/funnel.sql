WITH g AS (
  SELECT pid AS grp, SUM(num) AS a, SUM(den) AS b
  FROM counts
  WHERE earlier_day IS NULL AND figure = 'first_pass' AND level = 'lot'
  GROUP BY pid
  HAVING SUM(den) > 0
),
t AS (
  SELECT CAST(SUM(num) AS DOUBLE) / CAST(SUM(den) AS DOUBLE) AS centre
  FROM counts
  WHERE earlier_day IS NULL AND figure = 'first_pass' AND level = 'lot'
  HAVING SUM(den) > 0
),
s AS (
  SELECT g.grp AS grp, g.a AS a, g.b AS b, t.centre AS centre,
    CAST(g.a AS DOUBLE) / CAST(g.b AS DOUBLE) AS share,
    3 * SQRT(t.centre * (1 - t.centre) / CAST(g.b AS DOUBLE)) AS reach
  FROM g CROSS JOIN t
)
SELECT grp, a AS num, b AS den, share, centre,
  CASE WHEN centre - reach > 0 THEN centre - reach ELSE 0 * centre END AS lower_limit,
  CASE WHEN centre + reach < 1 THEN centre + reach ELSE 0 * centre + 1 END AS upper_limit,
  CASE WHEN b < 20 THEN 'few'
    WHEN share < centre - reach - 0.000000001 THEN 'below'
    WHEN share > centre + reach + 0.000000001 THEN 'above'
    ELSE 'within' END AS lies
FROM s
ORDER BY grp
