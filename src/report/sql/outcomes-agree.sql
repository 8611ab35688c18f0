WITH o AS (
  SELECT level, 'first_pass' AS figure, SUM(passed_first) AS num, SUM(concluded) AS den FROM outcomes GROUP BY level
  UNION ALL
  SELECT level, 'rework' AS figure, SUM(reworked) AS num, SUM(concluded) AS den FROM outcomes GROUP BY level
  UNION ALL
  SELECT level, 'final' AS figure, SUM(accepted) AS num, SUM(concluded) AS den FROM outcomes GROUP BY level
  UNION ALL
  SELECT level, 'points' AS figure, SUM(first_points_ok) AS num, SUM(first_points) AS den FROM outcomes GROUP BY level
  UNION ALL
  SELECT level, 'accepted' AS figure, SUM(accepted) AS num, 0 * SUM(accepted) AS den FROM outcomes GROUP BY level
  UNION ALL
  SELECT level, 'excellence' AS figure, SUM(excellent) AS num, SUM(graded) AS den FROM outcomes GROUP BY level
  UNION ALL
  SELECT level, 'concession' AS figure, SUM(concession) AS num, 0 * SUM(concession) AS den FROM outcomes GROUP BY level
  UNION ALL
  SELECT level, 'withdrawn' AS figure, SUM(withdrawn) AS num, 0 * SUM(withdrawn) AS den FROM outcomes GROUP BY level
  UNION ALL
  SELECT level, 'disputed' AS figure, SUM(disputed) AS num, 0 * SUM(disputed) AS den FROM outcomes GROUP BY level
  UNION ALL
  SELECT level, 'planned' AS figure, COUNT(*) - SUM(retired) AS num, 0 * SUM(retired) AS den FROM outcomes GROUP BY level
),
c AS (
  SELECT level, figure, SUM(num) AS num, SUM(den) AS den
  FROM counts
  WHERE earlier_day IS NULL
  GROUP BY level, figure
)
SELECT o.level AS level, o.figure AS figure, o.num AS num, o.den AS den,
  COALESCE(c.num, 0) AS counted_num, COALESCE(c.den, 0) AS counted_den
FROM o LEFT JOIN c ON c.level = o.level AND c.figure = o.figure
WHERE (o.level = 'lot' OR o.level = 'item' OR o.level = 'division' OR o.level = 'unit')
  AND (o.num <> COALESCE(c.num, 0) OR o.den <> COALESCE(c.den, 0))
ORDER BY level, figure
