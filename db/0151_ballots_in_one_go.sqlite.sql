-- A count reads the ballots of a round from one index, person by person, without looking each of them up.
CREATE INDEX IF NOT EXISTS ap_ballots_count ON ap_ballots (subject_id, category, sealed);
DROP INDEX IF EXISTS ap_ballots_subject;
