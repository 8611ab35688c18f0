SELECT pid, subject, level, name, crew, trade, building, location, first_day, first_how, rounds, state
FROM outcomes
WHERE concluded = 1 AND passed_first = 0
ORDER BY pid, first_day, subject
