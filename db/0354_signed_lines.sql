-- cover_lines: the day a task was due, and whether its clock stood, when the list was signed; a schedule that comes later moves nothing under a signature (CV-4, NT-4)
ALTER TABLE cover_lines ADD COLUMN IF NOT EXISTS due_on VARCHAR(10) NULL;
ALTER TABLE cover_lines ADD COLUMN IF NOT EXISTS paused SMALLINT NULL;
-- Of lists signed before, what is known now is kept.
UPDATE cover_lines SET due_on = (SELECT t.due_on FROM tasks t WHERE t.id = cover_lines.task_id), paused = (SELECT CASE WHEN t.state = 'Paused' THEN 1 ELSE 0 END FROM tasks t WHERE t.id = cover_lines.task_id)
WHERE task_id IS NOT NULL AND sheet_id IN (SELECT s.id FROM cover_sheets s WHERE s.giver_at IS NOT NULL);
