-- Kinds of cases that have files are known by the program, as features bring their own; the table no longer lists them.
-- SQLite cannot change a check of a table by a statement; its own manual lets the text of the table be changed for that.
PRAGMA writable_schema = ON;
UPDATE sqlite_master SET sql = replace(sql, 'CHECK (kind IN (''Task'', ''Enquiry'', ''Complaint'', ''Finding''))', 'CHECK (kind <> '''')') WHERE type = 'table' AND name = 'attachments';
PRAGMA writable_schema = RESET;
-- making an index anew tells every open connection that the table has changed
DROP INDEX IF EXISTS attachments_case;
CREATE INDEX IF NOT EXISTS attachments_case ON attachments (kind, case_id, id);
