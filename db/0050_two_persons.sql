-- What one person proposes and another confirms, and who named a deputy.

-- proposals: a change that waits for its second person (kinds are checked by the program); open_key is set while it is open, so that one thing has one at a time
CREATE TABLE IF NOT EXISTS proposals (
    id           BIGINT        NOT NULL PRIMARY KEY,
    kind         VARCHAR(12)   NOT NULL,
    subject      VARCHAR(60)   NOT NULL,
    open_key     VARCHAR(80)   NULL,
    was          MEDIUMTEXT    NOT NULL,
    body         MEDIUMTEXT    NOT NULL,
    reason       VARCHAR(500)  NOT NULL,
    proposed_by  BIGINT        NOT NULL,
    proposed_at  VARCHAR(27)   NOT NULL,
    state        VARCHAR(10)   NOT NULL,
    settled_by   BIGINT        NULL,
    settled_at   VARCHAR(27)   NULL,
    outcome      VARCHAR(300)  NOT NULL DEFAULT '',
    version      INT           NOT NULL DEFAULT 1,
    CONSTRAINT proposals_open UNIQUE (open_key),
    CONSTRAINT proposals_state CHECK (state IN ('Open', 'Confirmed', 'Withdrawn'))
);
CREATE INDEX IF NOT EXISTS proposals_kind_id ON proposals (kind, id);

-- deputy_acts: who named a deputy and why, and who ended it before its last day
CREATE TABLE IF NOT EXISTS deputy_acts (
    deputy_row  BIGINT        NOT NULL PRIMARY KEY,
    named_by    BIGINT        NOT NULL,
    named_at    VARCHAR(27)   NOT NULL,
    reason      VARCHAR(200)  NOT NULL,
    ended_by    BIGINT        NULL,
    ended_at    VARCHAR(27)   NULL
);
