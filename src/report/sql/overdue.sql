SELECT i.pid AS pid, p.project AS project, i.issue AS issue, i.subject AS subject, i.crew AS crew, i.severity AS severity,
  i.clause AS clause, i.title AS title, i.opened_day AS opened_day, i.due_day AS due_day, i.returns AS returns
FROM issues i JOIN projects p ON p.pid = i.pid
WHERE i.closed = 0 AND i.due_day < p.made_day
ORDER BY due_day, pid, issue
