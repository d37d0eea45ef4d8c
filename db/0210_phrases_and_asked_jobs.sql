-- Phrases are looked after on a page of their own; what the clock does can be asked for out of its turn.

ALTER TABLE phrases ADD COLUMN IF NOT EXISTS version INT NOT NULL DEFAULT 1;

-- asked_jobs: a line of the timetable that an administrator wants run now; the row goes when a node takes it
CREATE TABLE IF NOT EXISTS asked_jobs (
    job       VARCHAR(60)  NOT NULL PRIMARY KEY,
    asked_by  BIGINT       NOT NULL,
    asked_at  VARCHAR(27)  NOT NULL
);
