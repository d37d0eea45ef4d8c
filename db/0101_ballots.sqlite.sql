-- Ballots, apart from the list of who voted: a slip is a keyed hash of rater and person, the points are sealed with the office's key.
-- No row number: it would tell in which order the ballots came.

-- ap_ballots: one ballot; neither rater, time nor points can be read from it without the key in the data folder
CREATE TABLE IF NOT EXISTS ap_ballots (
    slip        VARCHAR(64)  NOT NULL PRIMARY KEY,
    subject_id  BIGINT       NOT NULL,
    category    VARCHAR(10)  NOT NULL,
    sealed      VARCHAR(80)  NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS ap_ballots_subject ON ap_ballots (subject_id);

-- ap_remarks: what a rater wrote to the person, sealed and padded; its slip is another one than that of the points
CREATE TABLE IF NOT EXISTS ap_remarks (
    slip        VARCHAR(64)    NOT NULL PRIMARY KEY,
    subject_id  BIGINT         NOT NULL,
    sealed      VARCHAR(2400)  NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS ap_remarks_subject ON ap_remarks (subject_id);
