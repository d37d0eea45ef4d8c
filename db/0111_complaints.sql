-- Complaints (CP). What was said, and by whom, is sealed with the office's own key; the tables show neither.

-- complaints: one complaint and where it stands; code is what the complainant got, number is the office's own
CREATE TABLE IF NOT EXISTS complaints (
    id             BIGINT        NOT NULL PRIMARY KEY,
    number         VARCHAR(24)   NOT NULL,
    code           VARCHAR(12)   NOT NULL,
    once_hash      VARCHAR(64)   NULL,
    channel        VARCHAR(10)   NOT NULL,
    received_on    VARCHAR(10)   NOT NULL,
    registered_at  VARCHAR(27)   NOT NULL,
    registered_on  VARCHAR(10)   NOT NULL,
    registered_by  BIGINT        NOT NULL,
    second_id      BIGINT        NULL,
    level          VARCHAR(8)    NOT NULL,
    kind           VARCHAR(16)   NOT NULL,
    anonymous      SMALLINT      NOT NULL,
    reachable      SMALLINT      NOT NULL,
    what           MEDIUMTEXT    NOT NULL,
    state          VARCHAR(12)   NOT NULL,
    due_on         VARCHAR(10)   NOT NULL,
    handler_id     BIGINT        NULL,
    assigned_at    VARCHAR(27)   NULL,
    finding        VARCHAR(14)   NULL,
    finding_text   MEDIUMTEXT    NULL,
    found_on       VARCHAR(10)   NULL,
    reply          MEDIUMTEXT    NULL,
    no_reply       SMALLINT      NOT NULL DEFAULT 0,
    replied_on     VARCHAR(10)   NULL,
    closed_on      VARCHAR(10)   NULL,
    goes_on        SMALLINT      NOT NULL DEFAULT 0,
    passed_to      VARCHAR(120)  NOT NULL DEFAULT '',
    merged_into    BIGINT        NULL,
    version        INT           NOT NULL DEFAULT 1,
    CONSTRAINT complaints_number UNIQUE (number),
    CONSTRAINT complaints_code UNIQUE (code),
    CONSTRAINT complaints_once UNIQUE (once_hash),
    CONSTRAINT complaints_state CHECK (state IN ('Registered', 'Assigned', 'Found', 'Replied', 'Filed', 'Withdrawn', 'PassedOn', 'Merged'))
);
CREATE INDEX IF NOT EXISTS complaints_state_due ON complaints (state, due_on);
CREATE INDEX IF NOT EXISTS complaints_handler ON complaints (handler_id, state);
CREATE INDEX IF NOT EXISTS complaints_merged ON complaints (merged_into);
CREATE INDEX IF NOT EXISTS complaints_registered ON complaints (registered_on, level);

-- complaint_subjects: whom or which section a complaint is about; nobody named here ever sees the case
CREATE TABLE IF NOT EXISTS complaint_subjects (
    complaint_id  BIGINT  NOT NULL,
    person_id     BIGINT  NOT NULL,
    section_id    BIGINT  NOT NULL,
    PRIMARY KEY (complaint_id, person_id, section_id)
);
CREATE INDEX IF NOT EXISTS complaint_subjects_person ON complaint_subjects (person_id, complaint_id);

-- complaint_reporters: who complained, sealed
CREATE TABLE IF NOT EXISTS complaint_reporters (
    complaint_id  BIGINT      NOT NULL PRIMARY KEY,
    sealed        MEDIUMTEXT  NOT NULL
);

-- complaint_looks: who opened an identity, when, for what purpose
CREATE TABLE IF NOT EXISTS complaint_looks (
    id            BIGINT        NOT NULL PRIMARY KEY,
    complaint_id  BIGINT        NOT NULL,
    person_id     BIGINT        NOT NULL,
    at            VARCHAR(27)   NOT NULL,
    purpose       VARCHAR(200)  NOT NULL
);
CREATE INDEX IF NOT EXISTS complaint_looks_case ON complaint_looks (complaint_id, id);
CREATE INDEX IF NOT EXISTS complaint_looks_person ON complaint_looks (person_id, at);

-- complaint_notes: the story of a case: events, notes, interviews, evidence; the words are sealed
CREATE TABLE IF NOT EXISTS complaint_notes (
    id            BIGINT       NOT NULL PRIMARY KEY,
    complaint_id  BIGINT       NOT NULL,
    kind          VARCHAR(10)  NOT NULL,
    at            VARCHAR(27)  NOT NULL,
    person_id     BIGINT       NOT NULL,
    text          MEDIUMTEXT   NOT NULL
);
CREATE INDEX IF NOT EXISTS complaint_notes_case ON complaint_notes (complaint_id, id);

-- complaint_links: what a complaint points at besides people (CP-4)
CREATE TABLE IF NOT EXISTS complaint_links (
    complaint_id  BIGINT       NOT NULL,
    kind          VARCHAR(10)  NOT NULL,
    number        VARCHAR(40)  NOT NULL,
    PRIMARY KEY (complaint_id, kind, number)
);
CREATE INDEX IF NOT EXISTS complaint_links_number ON complaint_links (kind, number);

-- complaint_tries: how often an address complained by the public page within the last hour; the address is a keyed hash and leads to no complaint
CREATE TABLE IF NOT EXISTS complaint_tries (
    id       BIGINT       NOT NULL PRIMARY KEY,
    address  VARCHAR(64)  NOT NULL,
    at       VARCHAR(27)  NOT NULL
);
CREATE INDEX IF NOT EXISTS complaint_tries_at ON complaint_tries (at);
