-- Lists in the order of due date and task number, read off an index without sorting.
DROP INDEX IF EXISTS tasks_answering;
CREATE INDEX IF NOT EXISTS tasks_answering ON tasks (answering_id, state, due_on, id);
DROP INDEX IF EXISTS tasks_section;
CREATE INDEX IF NOT EXISTS tasks_section ON tasks (section_id, state, due_on, id);
DROP INDEX IF EXISTS tasks_urgent;
CREATE INDEX IF NOT EXISTS tasks_urgent ON tasks (urgent, state, due_on, id);
