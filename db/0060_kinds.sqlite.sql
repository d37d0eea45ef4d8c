-- Kinds of tasks and of requests are known by the program, as features bring their own; the tables no longer list them.
-- SQLite cannot change a check of a table by a statement; its own manual lets the text of the table be changed for that.
PRAGMA writable_schema = ON;
UPDATE sqlite_master SET sql = replace(sql, 'CHECK (kind IN (''Matter'', ''Transfer'', ''Assigned''))', 'CHECK (kind <> '''')') WHERE type = 'table' AND name = 'tasks';
UPDATE sqlite_master SET sql = replace(sql, 'CHECK (kind IN (''Extension'', ''Opinion'', ''SentBack''))', 'CHECK (kind <> '''')') WHERE type = 'table' AND name = 'requests';
PRAGMA writable_schema = RESET;
-- making an index anew tells every open connection that the tables have changed
DROP INDEX IF EXISTS requests_subject;
CREATE INDEX IF NOT EXISTS requests_subject ON requests (kind, subject_id);
