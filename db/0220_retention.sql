-- Keeping things no longer than they have to be kept, and what stops that.

-- purges: what is proposed to be cleared of one kind; the director signs, the auditor confirms, the clock carries it out; open_key keeps a kind from having two
CREATE TABLE IF NOT EXISTS purges (
    id            BIGINT        NOT NULL PRIMARY KEY,
    kind          VARCHAR(12)   NOT NULL,
    open_key      VARCHAR(12)   NULL,
    before_at     VARCHAR(27)   NOT NULL,
    counted       BIGINT        NOT NULL,
    reason        VARCHAR(500)  NOT NULL,
    proposed_by   BIGINT        NOT NULL,
    proposed_at   VARCHAR(27)   NOT NULL,
    signed_by     BIGINT        NULL,
    signed_for    BIGINT        NULL,
    signed_at     VARCHAR(27)   NULL,
    confirmed_by  BIGINT        NULL,
    confirmed_at  VARCHAR(27)   NULL,
    state         VARCHAR(10)   NOT NULL,
    cleared       BIGINT        NOT NULL DEFAULT 0,
    ended_by      BIGINT        NULL,
    ended_at      VARCHAR(27)   NULL,
    ended_why     VARCHAR(500)  NOT NULL DEFAULT '',
    version       INT           NOT NULL DEFAULT 1,
    CONSTRAINT purges_open UNIQUE (open_key),
    CONSTRAINT purges_state CHECK (state IN ('Proposed', 'Approved', 'Done', 'Withdrawn'))
);
CREATE INDEX IF NOT EXISTS purges_state_id ON purges (state, id);

-- holds: an order to keep everything (no kind), a kind, or one first contact or complaint of it, however old
CREATE TABLE IF NOT EXISTS holds (
    id           BIGINT        NOT NULL PRIMARY KEY,
    kind         VARCHAR(12)   NOT NULL DEFAULT '',
    number       VARCHAR(24)   NOT NULL DEFAULT '',
    reason       VARCHAR(500)  NOT NULL,
    placed_by    BIGINT        NOT NULL,
    placed_at    VARCHAR(27)   NOT NULL,
    lifted_by    BIGINT        NULL,
    lifted_at    VARCHAR(27)   NULL,
    lift_reason  VARCHAR(500)  NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS holds_number ON holds (number, lifted_at);

-- cleared_records: a first contact or complaint whose people were taken out, and by which clearing
CREATE TABLE IF NOT EXISTS cleared_records (
    kind      VARCHAR(12)  NOT NULL,
    id        BIGINT       NOT NULL,
    purge_id  BIGINT       NOT NULL,
    PRIMARY KEY (kind, id)
);
