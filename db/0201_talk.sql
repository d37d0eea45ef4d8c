-- What is said about a task on the way: progress, notes, mentions, watching.

-- progress_reports: how far a task is, by its day (DL-8)
CREATE TABLE IF NOT EXISTS progress_reports (
    id         BIGINT         NOT NULL PRIMARY KEY,
    task_id    BIGINT         NOT NULL,
    on_day     VARCHAR(10)    NOT NULL,
    percent    INT            NULL,
    stage      VARCHAR(60)    NOT NULL DEFAULT '',
    text       VARCHAR(1000)  NOT NULL,
    person_id  BIGINT         NOT NULL,
    for_id     BIGINT         NULL,
    at         VARCHAR(27)    NOT NULL
);
CREATE INDEX IF NOT EXISTS progress_reports_task ON progress_reports (task_id, id);

-- progress_reminders: the answering person was reminded of the report that is due on the way, once a task and due date
CREATE TABLE IF NOT EXISTS progress_reminders (
    task_id    BIGINT       NOT NULL,
    due_on     VARCHAR(10)  NOT NULL,
    person_id  BIGINT       NOT NULL,
    at         VARCHAR(27)  NOT NULL,
    PRIMARY KEY (task_id, due_on, person_id)
);

-- task_notes: what colleagues write to each other about a task
CREATE TABLE IF NOT EXISTS task_notes (
    id         BIGINT         NOT NULL PRIMARY KEY,
    task_id    BIGINT         NOT NULL,
    person_id  BIGINT         NOT NULL,
    at         VARCHAR(27)    NOT NULL,
    text       VARCHAR(1000)  NOT NULL
);
CREATE INDEX IF NOT EXISTS task_notes_task ON task_notes (task_id, id);

-- mentions: somebody is named in a note, until they have seen it; told_at: it stood in a digest
CREATE TABLE IF NOT EXISTS mentions (
    note_id    BIGINT       NOT NULL,
    person_id  BIGINT       NOT NULL,
    task_id    BIGINT       NOT NULL,
    seen_at    VARCHAR(27)  NULL,
    told_at    VARCHAR(27)  NULL,
    PRIMARY KEY (note_id, person_id)
);
CREATE INDEX IF NOT EXISTS mentions_person ON mentions (person_id, seen_at);
CREATE INDEX IF NOT EXISTS mentions_told ON mentions (told_at, seen_at);

-- watches: somebody wants to know what happens to a task; up to which line of its story they have seen it, and been told by mail
CREATE TABLE IF NOT EXISTS watches (
    task_id     BIGINT       NOT NULL,
    person_id   BIGINT       NOT NULL,
    since       VARCHAR(27)  NOT NULL,
    seen_event  BIGINT       NOT NULL,
    told_event  BIGINT       NOT NULL,
    PRIMARY KEY (task_id, person_id)
);
CREATE INDEX IF NOT EXISTS watches_person ON watches (person_id);
