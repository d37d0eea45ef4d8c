-- Work that was finished earlier than it was written down (DL-12).

-- late_records: a task was finished on an earlier day; what proves it, and what the section chief said
CREATE TABLE IF NOT EXISTS late_records (
    id           BIGINT         NOT NULL PRIMARY KEY,
    task_id      BIGINT         NOT NULL,
    done_on      VARCHAR(10)    NOT NULL,
    result       VARCHAR(2000)  NOT NULL,
    evidence     VARCHAR(500)   NOT NULL,
    answer_how   VARCHAR(14)    NOT NULL DEFAULT '',
    answer_text  VARCHAR(2000)  NOT NULL DEFAULT '',
    reported_to  VARCHAR(120)   NOT NULL DEFAULT '',
    asked_by     BIGINT         NOT NULL,
    asked_as     BIGINT         NULL,
    asked_at     VARCHAR(27)    NOT NULL,
    state        VARCHAR(10)    NOT NULL,
    decided_by   BIGINT         NULL,
    decided_as   BIGINT         NULL,
    decided_at   VARCHAR(27)    NULL,
    decision     VARCHAR(300)   NOT NULL DEFAULT '',
    version      INT            NOT NULL DEFAULT 1,
    CONSTRAINT late_records_state CHECK (state IN ('Asked', 'Confirmed', 'Refused', 'Lapsed'))
);
CREATE INDEX IF NOT EXISTS late_records_task ON late_records (task_id, id);
