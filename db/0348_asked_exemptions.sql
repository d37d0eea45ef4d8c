-- what waits for a second person is counted with every page of whoever may be one
CREATE INDEX IF NOT EXISTS ap_subjects_ask ON ap_subjects (ask_by, round_id);
