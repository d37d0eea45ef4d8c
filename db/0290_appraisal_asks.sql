-- ap_subjects.ask_*: a change of who is appraised that waits for its second person; what two agreed on before stands until then (AP-9)
ALTER TABLE ap_subjects ADD COLUMN IF NOT EXISTS ask_to SMALLINT NULL;
ALTER TABLE ap_subjects ADD COLUMN IF NOT EXISTS ask_why VARCHAR(300) NOT NULL DEFAULT '';
ALTER TABLE ap_subjects ADD COLUMN IF NOT EXISTS ask_by BIGINT NULL;
ALTER TABLE ap_subjects ADD COLUMN IF NOT EXISTS ask_at VARCHAR(27) NULL;
UPDATE ap_subjects SET ask_to = override_to, ask_why = override_why, ask_by = override_by WHERE override_by IS NOT NULL AND override_agreed IS NULL;
UPDATE ap_subjects SET override_to = NULL, override_why = '', override_by = NULL WHERE override_by IS NOT NULL AND override_agreed IS NULL;
-- ap_subjects.award_off_*: who took a nomination back, and why (AP-7)
ALTER TABLE ap_subjects ADD COLUMN IF NOT EXISTS award_off_by BIGINT NULL;
ALTER TABLE ap_subjects ADD COLUMN IF NOT EXISTS award_off_why VARCHAR(300) NOT NULL DEFAULT '';
-- ap_subjects.leads: the sections a chief led when the round closed, whose result this is (AP-3)
ALTER TABLE ap_subjects ADD COLUMN IF NOT EXISTS leads VARCHAR(400) NOT NULL DEFAULT '';
-- ap_rounds.asked_at: since when a step waits for its second person (GN-3)
ALTER TABLE ap_rounds ADD COLUMN IF NOT EXISTS asked_at VARCHAR(27) NULL;
-- ap_results.quarters: the results of quarters that went into a year's total, as fractions, so that a recount takes the same (AP-8)
ALTER TABLE ap_results ADD COLUMN IF NOT EXISTS quarters VARCHAR(2000) NOT NULL DEFAULT '';
