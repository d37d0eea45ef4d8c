-- What becomes of a breach, and the measures that follow it (BR).

-- breach_files: one a breach that somebody looked at: the facts in words, the person's statement, how it ended; sealed: 1 only the discipline office sees it before it is confirmed, 2 only the director
CREATE TABLE IF NOT EXISTS breach_files (
    breach_id        BIGINT         NOT NULL PRIMARY KEY,
    what             VARCHAR(1000)  NOT NULL DEFAULT '',
    sealed           SMALLINT       NOT NULL DEFAULT 0,
    told_at          VARCHAR(27)    NULL,
    told_by          BIGINT         NULL,
    statement_until  VARCHAR(10)    NULL,
    statement        VARCHAR(2000)  NOT NULL DEFAULT '',
    statement_at     VARCHAR(27)    NULL,
    settled_by       BIGINT         NULL,
    settled_as       BIGINT         NULL,
    settled_at       VARCHAR(27)    NULL,
    settled_on       VARCHAR(10)    NULL,
    reason           VARCHAR(1000)  NOT NULL DEFAULT '',
    merged_into      BIGINT         NULL
);
CREATE INDEX IF NOT EXISTS breach_files_settled ON breach_files (settled_on);
CREATE INDEX IF NOT EXISTS breach_files_until ON breach_files (statement_until);
CREATE INDEX IF NOT EXISTS breaches_person ON breaches (person_id, kind, state);
CREATE INDEX IF NOT EXISTS breaches_section ON breaches (section_id, state, proposed_on);
CREATE INDEX IF NOT EXISTS breaches_proposed ON breaches (proposed_on, kind);

-- measures: what a confirmed breach leads to, from the officer's proposal to the end of its effect
CREATE TABLE IF NOT EXISTS measures (
    id              BIGINT         NOT NULL PRIMARY KEY,
    breach_id       BIGINT         NOT NULL,
    person_id       BIGINT         NOT NULL,
    section_id      BIGINT         NOT NULL,
    breach_kind     VARCHAR(16)    NOT NULL,
    nth             INT            NOT NULL,
    kind            VARCHAR(12)    NOT NULL,
    first_kind      VARCHAR(12)    NOT NULL,
    with_order      SMALLINT       NOT NULL DEFAULT 0,
    chief_liable    SMALLINT       NOT NULL DEFAULT 0,
    bars_person     SMALLINT       NOT NULL DEFAULT 0,
    bars_section    SMALLINT       NOT NULL DEFAULT 0,
    fine            INT            NULL,
    state           VARCHAR(8)     NOT NULL,
    reason          VARCHAR(1000)  NOT NULL,
    proposed_by     BIGINT         NOT NULL,
    proposed_as     BIGINT         NULL,
    proposed_at     VARCHAR(27)    NOT NULL,
    decide_by       VARCHAR(10)    NOT NULL,
    decision        VARCHAR(1000)  NOT NULL DEFAULT '',
    decided_by      BIGINT         NULL,
    decided_as      BIGINT         NULL,
    decided_at      VARCHAR(27)    NULL,
    decided_on      VARCHAR(10)    NULL,
    served_on       VARCHAR(10)    NULL,
    served_how      VARCHAR(200)   NOT NULL DEFAULT '',
    served_by       BIGINT         NULL,
    appeal_until    VARCHAR(10)    NULL,
    effect_until    VARCHAR(10)    NULL,
    order_task_id   BIGINT         NULL,
    chief_breach_id BIGINT         NULL,
    appeal          VARCHAR(2000)  NOT NULL DEFAULT '',
    appealed_at     VARCHAR(27)    NULL,
    appeal_answer   VARCHAR(1000)  NOT NULL DEFAULT '',
    appeal_by       BIGINT         NULL,
    appeal_as       BIGINT         NULL,
    appeal_at       VARCHAR(27)    NULL,
    document_id     BIGINT         NULL,
    version         INT            NOT NULL DEFAULT 1,
    CONSTRAINT measures_state CHECK (state IN ('Proposed', 'Decided', 'Refused', 'Served', 'Appealed', 'Upheld', 'Changed', 'Lifted', 'Expired'))
);
CREATE INDEX IF NOT EXISTS measures_breach ON measures (breach_id, id);
CREATE INDEX IF NOT EXISTS measures_person ON measures (person_id, state, decided_on);
CREATE INDEX IF NOT EXISTS measures_section ON measures (section_id, state, decided_on);
CREATE INDEX IF NOT EXISTS measures_state ON measures (state, effect_until);
CREATE INDEX IF NOT EXISTS measures_order ON measures (order_task_id);

-- measure_ladder: the steps of a kind where this office has decided otherwise than what ships (BR-2)
CREATE TABLE IF NOT EXISTS measure_ladder (
    kind          VARCHAR(16)  NOT NULL,
    step          INT          NOT NULL,
    counted       VARCHAR(4)   NOT NULL,
    measure       VARCHAR(12)  NOT NULL,
    with_order    SMALLINT     NOT NULL DEFAULT 0,
    chief_liable  SMALLINT     NOT NULL DEFAULT 0,
    bars_person   SMALLINT     NOT NULL DEFAULT 0,
    bars_section  SMALLINT     NOT NULL DEFAULT 0,
    PRIMARY KEY (kind, step)
);
