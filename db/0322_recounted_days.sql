-- Days that moved with the calendar and belong to no task (DL-4).

-- recounted_days: a last day that an import of a holiday schedule moved: of which thing, from when to when; due dates of tasks have it in their story
CREATE TABLE IF NOT EXISTS recounted_days (
    id           BIGINT       NOT NULL PRIMARY KEY,
    proposal_id  BIGINT       NOT NULL,
    at           VARCHAR(27)  NOT NULL,
    kind         VARCHAR(16)  NOT NULL,
    subject_id   BIGINT       NOT NULL,
    before_on    VARCHAR(10)  NOT NULL,
    after_on     VARCHAR(10)  NOT NULL
);
CREATE INDEX IF NOT EXISTS recounted_days_subject ON recounted_days (subject_id, kind);
