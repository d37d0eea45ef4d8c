-- Training and study (TR).

-- trainings: what was taught when and by whom, with its minutes
CREATE TABLE IF NOT EXISTS trainings (
    id          BIGINT         NOT NULL PRIMARY KEY,
    section_id  BIGINT         NULL,
    held_on     VARCHAR(10)    NOT NULL,
    topic       VARCHAR(200)   NOT NULL,
    teacher     VARCHAR(80)    NOT NULL,
    length      INT            NOT NULL,
    minutes     VARCHAR(4000)  NOT NULL DEFAULT '',
    made_by     BIGINT         NOT NULL,
    made_at     VARCHAR(27)    NOT NULL,
    version     INT            NOT NULL DEFAULT 1
);
CREATE INDEX IF NOT EXISTS trainings_held ON trainings (held_on, id);

-- training_attendance: who was there; signed by the person, or entered by the organiser
CREATE TABLE IF NOT EXISTS training_attendance (
    training_id  BIGINT       NOT NULL,
    person_id    BIGINT       NOT NULL,
    at           VARCHAR(27)  NOT NULL,
    by_id        BIGINT       NOT NULL,
    PRIMARY KEY (training_id, person_id)
);
CREATE INDEX IF NOT EXISTS training_attendance_person ON training_attendance (person_id, training_id);
