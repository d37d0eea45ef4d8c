-- Absence notices (AB). A cover belongs to an absence and a post; its own columns come with the cover rules (CV).

-- absences: somebody away from their post, from when to when, on which path it was allowed; the number is given when it is asked, drafts have none
CREATE TABLE IF NOT EXISTS absences (
    id            BIGINT        NOT NULL PRIMARY KEY,
    number        VARCHAR(24)   NULL,
    person_id     BIGINT        NOT NULL,
    section_id    BIGINT        NOT NULL,
    kind          VARCHAR(10)   NOT NULL,
    reason        VARCHAR(300)  NOT NULL,
    phone         VARCHAR(30)   NOT NULL DEFAULT '',
    from_at       VARCHAR(27)   NOT NULL,
    to_at         VARCHAR(27)   NOT NULL,
    first_to_at   VARCHAR(27)   NOT NULL,
    minutes       INT           NOT NULL,
    days100       INT           NOT NULL,
    path          VARCHAR(10)   NOT NULL,
    sudden        SMALLINT      NOT NULL DEFAULT 0,
    late          SMALLINT      NOT NULL DEFAULT 0,
    state         VARCHAR(10)   NOT NULL,
    approval      VARCHAR(10)   NOT NULL,
    entered_by    BIGINT        NOT NULL,
    entered_at    VARCHAR(27)   NOT NULL,
    asked_at      VARCHAR(27)   NULL,
    decider_role  VARCHAR(20)   NOT NULL DEFAULT '',
    decided_by    BIGINT        NULL,
    decided_for   BIGINT        NULL,
    decided_at    VARCHAR(27)   NULL,
    decision      VARCHAR(300)  NOT NULL DEFAULT '',
    empty_why     VARCHAR(300)  NOT NULL DEFAULT '',
    follow_by     VARCHAR(10)   NULL,
    started_at    VARCHAR(27)   NULL,
    returned_at   VARCHAR(27)   NULL,
    returned_by   BIGINT        NULL,
    late_minutes  INT           NOT NULL DEFAULT 0,
    version       INT           NOT NULL DEFAULT 1,
    CONSTRAINT absences_number UNIQUE (number),
    CONSTRAINT absences_state CHECK (state IN ('Draft', 'Asked', 'Approved', 'Refused', 'Lapsed', 'Started', 'Extended', 'Returned', 'Withdrawn')),
    CONSTRAINT absences_approval CHECK (approval IN ('None', 'Waiting', 'Approved', 'Refused', 'Lapsed'))
);
CREATE INDEX IF NOT EXISTS absences_person ON absences (person_id, from_at);
CREATE INDEX IF NOT EXISTS absences_state ON absences (state, from_at);
CREATE INDEX IF NOT EXISTS absences_section ON absences (section_id, from_at);

-- absence_extensions: a later return that was asked for
CREATE TABLE IF NOT EXISTS absence_extensions (
    id            BIGINT        NOT NULL PRIMARY KEY,
    absence_id    BIGINT        NOT NULL,
    old_to_at     VARCHAR(27)   NOT NULL,
    new_to_at     VARCHAR(27)   NOT NULL,
    reason        VARCHAR(300)  NOT NULL,
    asked_by      BIGINT        NOT NULL,
    asked_at      VARCHAR(27)   NOT NULL,
    state         VARCHAR(10)   NOT NULL,
    decider_role  VARCHAR(20)   NOT NULL DEFAULT '',
    decided_by    BIGINT        NULL,
    decided_for   BIGINT        NULL,
    decided_at    VARCHAR(27)   NULL,
    decision      VARCHAR(300)  NOT NULL DEFAULT '',
    version       INT           NOT NULL DEFAULT 1,
    CONSTRAINT absence_extensions_state CHECK (state IN ('Asked', 'Agreed', 'Refused', 'Lapsed'))
);
CREATE INDEX IF NOT EXISTS absence_extensions_absence ON absence_extensions (absence_id, id);

-- absence_acts: the story of an absence and of its covers: who did what, when, for whom, with which remark
CREATE TABLE IF NOT EXISTS absence_acts (
    id          BIGINT         NOT NULL PRIMARY KEY,
    absence_id  BIGINT         NOT NULL,
    at          VARCHAR(27)    NOT NULL,
    person_id   BIGINT         NOT NULL,
    for_id      BIGINT         NULL,
    kind        VARCHAR(20)    NOT NULL,
    zh          VARCHAR(500)   NOT NULL,
    en          VARCHAR(500)   NOT NULL,
    note        VARCHAR(2000)  NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS absence_acts_absence ON absence_acts (absence_id, id);

-- section_empty: a time in which nobody of a section is there (AB-6); found from the absences, told to the neighbours
CREATE TABLE IF NOT EXISTS section_empty (
    id          BIGINT        NOT NULL PRIMARY KEY,
    section_id  BIGINT        NOT NULL,
    from_at     VARCHAR(27)   NOT NULL,
    to_at       VARCHAR(27)   NOT NULL,
    on_duty     SMALLINT      NOT NULL,
    state       VARCHAR(8)    NOT NULL,
    found_at    VARCHAR(27)   NOT NULL,
    version     INT           NOT NULL DEFAULT 1,
    CONSTRAINT section_empty_state CHECK (state IN ('Coming', 'Over', 'Void'))
);
CREATE INDEX IF NOT EXISTS section_empty_section ON section_empty (section_id, state);

-- absence_reports: somebody was not at their post and no notice was there, as an inspection or a complaint says (AB-10)
CREATE TABLE IF NOT EXISTS absence_reports (
    id           BIGINT        NOT NULL PRIMARY KEY,
    person_id    BIGINT        NOT NULL,
    section_id   BIGINT        NOT NULL,
    seen_at      VARCHAR(27)   NOT NULL,
    source       VARCHAR(10)   NOT NULL,
    text         VARCHAR(500)  NOT NULL,
    reported_by  BIGINT        NOT NULL,
    reported_at  VARCHAR(27)   NOT NULL,
    CONSTRAINT absence_reports_source CHECK (source IN ('Inspection', 'Complaint')),
    CONSTRAINT absence_reports_once UNIQUE (person_id, seen_at)
);

-- feed_keys: a key with which a calendar program reads who is away; only its hash is kept
CREATE TABLE IF NOT EXISTS feed_keys (
    id          BIGINT       NOT NULL PRIMARY KEY,
    hash        VARCHAR(64)  NOT NULL,
    person_id   BIGINT       NOT NULL,
    section_id  BIGINT       NULL,
    made_at     VARCHAR(27)  NOT NULL,
    revoked_at  VARCHAR(27)  NULL,
    CONSTRAINT feed_keys_hash UNIQUE (hash)
);
CREATE INDEX IF NOT EXISTS feed_keys_person ON feed_keys (person_id);

-- covers: who covers one post of an absent person (CV); the columns of its steps are added by the migrations of the cover rules
CREATE TABLE IF NOT EXISTS covers (
    id          BIGINT       NOT NULL PRIMARY KEY,
    absence_id  BIGINT       NOT NULL,
    post_id     BIGINT       NOT NULL,
    cover_id    BIGINT       NOT NULL,
    state       VARCHAR(12)  NOT NULL,
    version     INT          NOT NULL DEFAULT 1
);
CREATE INDEX IF NOT EXISTS covers_absence ON covers (absence_id, post_id);
CREATE INDEX IF NOT EXISTS covers_cover ON covers (cover_id, state);
