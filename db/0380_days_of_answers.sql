-- ap_subjects.replied_on: the day on which the group answered an objection (AP-10); override_at: when the second person agreed who is left out (AP-9)
ALTER TABLE ap_subjects ADD COLUMN IF NOT EXISTS replied_on VARCHAR(10) NULL;
ALTER TABLE ap_subjects ADD COLUMN IF NOT EXISTS override_at VARCHAR(27) NULL;
-- what somebody agreed to as a second person is looked for by who they are
CREATE INDEX IF NOT EXISTS ap_subjects_agreed ON ap_subjects (override_agreed, override_at);
