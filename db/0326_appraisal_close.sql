-- ap_rounds.close_why: why a round is closed although ballots are missing (AP-5)
ALTER TABLE ap_rounds ADD COLUMN IF NOT EXISTS close_why VARCHAR(300) NOT NULL DEFAULT '';
-- objections that wait for the group's answer are found among the few there are (AP-10)
CREATE INDEX IF NOT EXISTS ap_subjects_answer ON ap_subjects (answer, round_id);
