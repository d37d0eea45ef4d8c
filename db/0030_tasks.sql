-- Lists of tasks that stay quick with a million of them.

-- what was finished but not yet reported to whoever assigned it (DL-8)
CREATE INDEX IF NOT EXISTS tasks_kind_state ON tasks (kind, state, answering_id);
-- urgent tasks go first on every list (DL-5)
CREATE INDEX IF NOT EXISTS tasks_urgent ON tasks (urgent, state, due_on);
-- a section's tasks, newest first
CREATE INDEX IF NOT EXISTS tasks_section_new ON tasks (section_id, state, id);
