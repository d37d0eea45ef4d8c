-- Serious matters, reported at once (DL-8).

-- serious_reports: something serious about a task that those above were told of at once
CREATE TABLE IF NOT EXISTS serious_reports (
    id         BIGINT         NOT NULL PRIMARY KEY,
    task_id    BIGINT         NOT NULL,
    at         VARCHAR(27)    NOT NULL,
    person_id  BIGINT         NOT NULL,
    for_id     BIGINT         NULL,
    text       VARCHAR(1000)  NOT NULL
);
CREATE INDEX IF NOT EXISTS serious_reports_task ON serious_reports (task_id, id);

-- serious_told: who was told, when they said that they know, and what they ordered
CREATE TABLE IF NOT EXISTS serious_told (
    report_id  BIGINT        NOT NULL,
    person_id  BIGINT        NOT NULL,
    seen_at    VARCHAR(27)   NULL,
    words      VARCHAR(500)  NOT NULL DEFAULT '',
    PRIMARY KEY (report_id, person_id)
);
CREATE INDEX IF NOT EXISTS serious_told_person ON serious_told (person_id, seen_at);
