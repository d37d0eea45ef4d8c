-- Kinds of tasks and of requests are known by the program, as features bring their own; the table no longer lists them.
ALTER TABLE tasks DROP CONSTRAINT IF EXISTS tasks_kind;
ALTER TABLE requests DROP CONSTRAINT IF EXISTS requests_kind;
