-- What the discipline office needs to follow its cases to the end.

-- look_alarms: somebody reached the most looks at identities within an hour (D5)
CREATE TABLE IF NOT EXISTS look_alarms (
    id         BIGINT       NOT NULL PRIMARY KEY,
    person_id  BIGINT       NOT NULL,
    at         VARCHAR(27)  NOT NULL,
    looks      INT          NOT NULL
);
CREATE INDEX IF NOT EXISTS look_alarms_person ON look_alarms (person_id, at);
CREATE INDEX IF NOT EXISTS look_alarms_at ON look_alarms (at);

-- inspection_checks: each look at a rectification; one that failed says with which task it was ordered again (RP-6)
CREATE TABLE IF NOT EXISTS inspection_checks (
    id         BIGINT        NOT NULL PRIMARY KEY,
    item_id    BIGINT        NOT NULL,
    task_id    BIGINT        NOT NULL,
    passed     SMALLINT      NOT NULL,
    note       VARCHAR(500)  NOT NULL DEFAULT '',
    again_id   BIGINT        NULL,
    person_id  BIGINT        NOT NULL,
    at         VARCHAR(27)   NOT NULL
);
CREATE INDEX IF NOT EXISTS inspection_checks_of ON inspection_checks (item_id, id);

-- measures: what the ladder said when it was proposed, and why another step was put forward
ALTER TABLE measures ADD COLUMN IF NOT EXISTS ladder_kind VARCHAR(12) NOT NULL DEFAULT '';
ALTER TABLE measures ADD COLUMN IF NOT EXISTS why_other VARCHAR(1000) NOT NULL DEFAULT '';
