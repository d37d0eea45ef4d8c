-- Stopping, resuming and restarting the clock of an accepted matter (DL-9).

-- clock_acts: what was asked of a task's clock, on which legal basis, and what was decided; resumed and restarted tasks count from counted_from
CREATE TABLE IF NOT EXISTS clock_acts (
    id            BIGINT        NOT NULL PRIMARY KEY,
    task_id       BIGINT        NOT NULL,
    act           VARCHAR(8)    NOT NULL,
    basis         VARCHAR(300)  NOT NULL,
    reason        VARCHAR(500)  NOT NULL,
    takes         VARCHAR(120)  NOT NULL DEFAULT '',
    asked_by      BIGINT        NOT NULL,
    asked_at      VARCHAR(27)   NOT NULL,
    state         VARCHAR(8)    NOT NULL,
    decided_by    BIGINT        NULL,
    decided_as    BIGINT        NULL,
    decided_at    VARCHAR(27)   NULL,
    decision      VARCHAR(300)  NOT NULL DEFAULT '',
    effective_on  VARCHAR(10)   NULL,
    old_due_on    VARCHAR(10)   NOT NULL,
    new_due_on    VARCHAR(10)   NULL,
    version       INT           NOT NULL DEFAULT 1,
    CONSTRAINT clock_acts_act CHECK (act IN ('Pause', 'Resume', 'Restart')),
    CONSTRAINT clock_acts_state CHECK (state IN ('Asked', 'Agreed', 'Refused', 'Lapsed'))
);
CREATE INDEX IF NOT EXISTS clock_acts_task ON clock_acts (task_id, id);
