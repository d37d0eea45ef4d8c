-- Inspections of sections, units and towns (RP-6).

-- inspections: one visit with its checklist
CREATE TABLE IF NOT EXISTS inspections (
    id          BIGINT         NOT NULL PRIMARY KEY,
    number      VARCHAR(24)    NOT NULL,
    section_id  BIGINT         NOT NULL,
    on_day      VARCHAR(10)    NOT NULL,
    list        VARCHAR(10)    NOT NULL,
    state       VARCHAR(8)     NOT NULL,
    opened_by   BIGINT         NOT NULL,
    opened_at   VARCHAR(27)    NOT NULL,
    summary     VARCHAR(2000)  NOT NULL DEFAULT '',
    closed_at   VARCHAR(27)    NULL,
    version     INT            NOT NULL DEFAULT 1,
    CONSTRAINT inspections_number UNIQUE (number),
    CONSTRAINT inspections_state CHECK (state IN ('Open', 'Closed'))
);
CREATE INDEX IF NOT EXISTS inspections_section ON inspections (section_id, on_day);

-- inspection_items: a line of the checklist, what was found, and what followed
CREATE TABLE IF NOT EXISTS inspection_items (
    id             BIGINT        NOT NULL PRIMARY KEY,
    inspection_id  BIGINT        NOT NULL,
    seq            INT           NOT NULL,
    text           VARCHAR(200)  NOT NULL,
    result         VARCHAR(8)    NOT NULL,
    note           VARCHAR(500)  NOT NULL DEFAULT '',
    task_id        BIGINT        NULL,
    breach_id      BIGINT        NULL,
    checked        SMALLINT      NULL,
    check_note     VARCHAR(500)  NOT NULL DEFAULT '',
    checked_at     VARCHAR(27)   NULL,
    version        INT           NOT NULL DEFAULT 1,
    CONSTRAINT inspection_items_result CHECK (result IN ('Open', 'Good', 'Bad', 'None'))
);
CREATE INDEX IF NOT EXISTS inspection_items_of ON inspection_items (inspection_id, seq);

-- inspection_voices: opinion forms handed out and returned, and meetings with their minutes
CREATE TABLE IF NOT EXISTS inspection_voices (
    id             BIGINT         NOT NULL PRIMARY KEY,
    inspection_id  BIGINT         NOT NULL,
    kind           VARCHAR(8)     NOT NULL,
    on_day         VARCHAR(10)    NOT NULL,
    handed         INT            NOT NULL DEFAULT 0,
    returned       INT            NOT NULL DEFAULT 0,
    points         INT            NOT NULL DEFAULT 0,
    topic          VARCHAR(200)   NOT NULL DEFAULT '',
    people         VARCHAR(300)   NOT NULL DEFAULT '',
    minutes        VARCHAR(4000)  NOT NULL DEFAULT '',
    person_id      BIGINT         NOT NULL,
    at             VARCHAR(27)    NOT NULL
);
CREATE INDEX IF NOT EXISTS inspection_voices_of ON inspection_voices (inspection_id, id);
