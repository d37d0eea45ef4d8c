-- Somebody's tasks of a state by number, newest first: one step each, however many they have finished.
CREATE INDEX IF NOT EXISTS tasks_answering_new ON tasks (answering_id, state, id);
