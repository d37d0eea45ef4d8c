-- enquiries.away: the household lives away from its registered address, as it was said at the counter; what is received later counts by the same limit (DL-2)
ALTER TABLE enquiries ADD COLUMN IF NOT EXISTS away SMALLINT NOT NULL DEFAULT 0;
-- Of what was recorded before, the limit of its own matter says so.
UPDATE enquiries SET away = 1 WHERE task_id IN (
    SELECT k.id FROM tasks k JOIN matter_types m ON m.id = k.matter_type_id WHERE k.kind = 'Matter' AND k.limit_no = m.away_no AND m.away_no <> m.limit_no);

-- Who received an application and does it themselves took it from nobody.
UPDATE responsibilities SET why = 'Own' WHERE why = 'Accepted' AND EXISTS (SELECT 1 FROM applications a WHERE a.task_id = responsibilities.task_id AND a.handler_id = responsibilities.person_id);
UPDATE responsibilities SET why = 'Holder' WHERE why = 'Accepted' AND EXISTS (SELECT 1 FROM applications a WHERE a.task_id = responsibilities.task_id);
