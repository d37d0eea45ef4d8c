-- Mail leaves through here (ES).

-- outbox: a mail and what became of it; (cause, recipient) makes it one of its kind
CREATE TABLE IF NOT EXISTS outbox (
    id            BIGINT        NOT NULL PRIMARY KEY,
    cause         VARCHAR(80)   NOT NULL,
    recipient_id  BIGINT        NOT NULL,
    address       VARCHAR(120)  NOT NULL,
    subject       VARCHAR(200)  NOT NULL,
    body_text     MEDIUMTEXT    NOT NULL,
    body_html     MEDIUMTEXT    NOT NULL,
    state         VARCHAR(10)   NOT NULL,
    tries         INT           NOT NULL DEFAULT 0,
    next_at       VARCHAR(27)   NOT NULL,
    lease_owner   VARCHAR(40)   NULL,
    lease_until   VARCHAR(27)   NULL,
    answer        VARCHAR(500)  NOT NULL DEFAULT '',
    queued_at     VARCHAR(27)   NOT NULL,
    sent_at       VARCHAR(27)   NULL,
    version       INT           NOT NULL DEFAULT 1,
    CONSTRAINT outbox_once UNIQUE (cause, recipient_id),
    CONSTRAINT outbox_state CHECK (state IN ('Waiting', 'Sent', 'Dead', 'NoAddress'))
);
CREATE INDEX IF NOT EXISTS outbox_due ON outbox (state, next_at);

-- rungs: each rung fires once a task, due date and recipient (ES-2)
CREATE TABLE IF NOT EXISTS rungs (
    task_id       BIGINT       NOT NULL,
    due_on        VARCHAR(10)  NOT NULL,
    rung          INT          NOT NULL,
    recipient_id  BIGINT       NOT NULL,
    answering_id  BIGINT       NOT NULL,
    fired_at      VARCHAR(27)  NOT NULL,
    outbox_id     BIGINT       NOT NULL,
    PRIMARY KEY (task_id, due_on, rung, recipient_id, answering_id)
);

-- runs: when something was done by the clock, and how it went
CREATE TABLE IF NOT EXISTS runs (
    id        BIGINT        NOT NULL PRIMARY KEY,
    job       VARCHAR(60)   NOT NULL,
    by_hand   SMALLINT      NOT NULL DEFAULT 0,
    at        VARCHAR(27)   NOT NULL,
    took_ms   INT           NOT NULL,
    outcome   VARCHAR(500)  NOT NULL
);
CREATE INDEX IF NOT EXISTS runs_job ON runs (job, id);
