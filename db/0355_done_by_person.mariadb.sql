-- tasks_done: what somebody finished on a day is found without looking through everybody's
CREATE INDEX IF NOT EXISTS tasks_done_by ON tasks (done_on, answering_id);
DROP INDEX IF EXISTS tasks_done ON tasks;
