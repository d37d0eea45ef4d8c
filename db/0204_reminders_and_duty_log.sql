-- What people remind themselves of, and what happened on duty.

-- personal_reminders: one's own note for a day, seen by nobody else
CREATE TABLE IF NOT EXISTS personal_reminders (
    id         BIGINT        NOT NULL PRIMARY KEY,
    person_id  BIGINT        NOT NULL,
    on_day     VARCHAR(10)   NOT NULL,
    text       VARCHAR(500)  NOT NULL,
    task_id    BIGINT        NULL,
    done       SMALLINT      NOT NULL DEFAULT 0,
    told_at    VARCHAR(27)   NULL,
    made_at    VARCHAR(27)   NOT NULL
);
CREATE INDEX IF NOT EXISTS personal_reminders_person ON personal_reminders (person_id, done, on_day);
CREATE INDEX IF NOT EXISTS personal_reminders_day ON personal_reminders (done, on_day);

-- duty_log: what happened on duty, line by line (DU-1)
CREATE TABLE IF NOT EXISTS duty_log (
    id         BIGINT         NOT NULL PRIMARY KEY,
    day        VARCHAR(10)    NOT NULL,
    at         VARCHAR(27)    NOT NULL,
    person_id  BIGINT         NOT NULL,
    text       VARCHAR(1000)  NOT NULL
);
CREATE INDEX IF NOT EXISTS duty_log_day ON duty_log (day, id);

-- duty_handovers: a duty given to the next, who signs for it (DU-1)
CREATE TABLE IF NOT EXISTS duty_handovers (
    day       VARCHAR(10)    NOT NULL PRIMARY KEY,
    text      VARCHAR(1000)  NOT NULL,
    given_by  BIGINT         NOT NULL,
    given_at  VARCHAR(27)    NOT NULL,
    taken_by  BIGINT         NULL,
    taken_at  VARCHAR(27)    NULL,
    version   INT            NOT NULL DEFAULT 1
);
