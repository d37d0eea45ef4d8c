-- Who the office is.

-- sections: a section of the bureau, a subordinate unit, or a town civil-affairs office
CREATE TABLE IF NOT EXISTS sections (
    id         BIGINT        NOT NULL PRIMARY KEY,
    code       VARCHAR(20)   NOT NULL,
    name       VARCHAR(60)   NOT NULL,
    name_en    VARCHAR(80)   NOT NULL DEFAULT '',
    kind       VARCHAR(12)   NOT NULL,
    chief_id   BIGINT        NULL,
    leader_id  BIGINT        NULL,
    phone      VARCHAR(30)   NOT NULL DEFAULT '',
    place      VARCHAR(60)   NOT NULL DEFAULT '',
    sort       INT           NOT NULL DEFAULT 0,
    active     SMALLINT      NOT NULL DEFAULT 1,
    version    INT           NOT NULL DEFAULT 1,
    CONSTRAINT sections_code UNIQUE (code),
    CONSTRAINT sections_kind CHECK (kind IN ('Section', 'Unit', 'Town', 'Leaders'))
);

-- section_neighbours: which sections are told when this one stands empty (AB-6)
CREATE TABLE IF NOT EXISTS section_neighbours (
    section_id    BIGINT  NOT NULL,
    neighbour_id  BIGINT  NOT NULL,
    PRIMARY KEY (section_id, neighbour_id)
);

-- people: members of the office; nobody is ever deleted
CREATE TABLE IF NOT EXISTS people (
    id          BIGINT        NOT NULL PRIMARY KEY,
    name        VARCHAR(40)   NOT NULL,
    initials    VARCHAR(20)   NOT NULL DEFAULT '',
    section_id  BIGINT        NOT NULL,
    job_title   VARCHAR(40)   NOT NULL DEFAULT '',
    phone       VARCHAR(30)   NOT NULL DEFAULT '',
    email       VARCHAR(120)  NOT NULL DEFAULT '',
    place       VARCHAR(60)   NOT NULL DEFAULT '',
    channel     VARCHAR(14)   NOT NULL DEFAULT 'Visit',
    active      SMALLINT      NOT NULL DEFAULT 1,
    version     INT           NOT NULL DEFAULT 1
);
CREATE INDEX IF NOT EXISTS people_section ON people (section_id);

-- accounts: a way to sign in; one person may have several with different roles
CREATE TABLE IF NOT EXISTS accounts (
    id           BIGINT        NOT NULL PRIMARY KEY,
    person_id    BIGINT        NOT NULL,
    sign_in      VARCHAR(40)   NOT NULL,
    password     VARCHAR(200)  NOT NULL,
    set_at       VARCHAR(27)   NOT NULL,
    must_change  SMALLINT      NOT NULL DEFAULT 0,
    disabled     SMALLINT      NOT NULL DEFAULT 0,
    stamp        INT           NOT NULL DEFAULT 1,
    english      SMALLINT      NOT NULL DEFAULT 0,
    last_seen    VARCHAR(27)   NULL,
    version      INT           NOT NULL DEFAULT 1,
    CONSTRAINT accounts_sign_in UNIQUE (sign_in)
);
CREATE INDEX IF NOT EXISTS accounts_person ON accounts (person_id);

-- old_passwords: the last ones, which may not come again
CREATE TABLE IF NOT EXISTS old_passwords (
    account_id  BIGINT        NOT NULL,
    set_at      VARCHAR(27)   NOT NULL,
    password    VARCHAR(200)  NOT NULL,
    PRIMARY KEY (account_id, set_at)
);

-- grants: the roles of an account
CREATE TABLE IF NOT EXISTS grants (
    account_id  BIGINT       NOT NULL,
    role        VARCHAR(20)  NOT NULL,
    PRIMARY KEY (account_id, role)
);

-- deputies: who decides for whom in which days (GN-2); section_id only where the seat belongs to a section
CREATE TABLE IF NOT EXISTS deputies (
    id            BIGINT       NOT NULL PRIMARY KEY,
    role          VARCHAR(20)  NOT NULL,
    section_id    BIGINT       NULL,
    principal_id  BIGINT       NOT NULL,
    deputy_id     BIGINT       NOT NULL,
    from_day      VARCHAR(10)  NOT NULL,
    to_day        VARCHAR(10)  NOT NULL,
    ended         SMALLINT     NOT NULL DEFAULT 0,
    version       INT          NOT NULL DEFAULT 1
);
CREATE INDEX IF NOT EXISTS deputies_deputy ON deputies (deputy_id, to_day);
CREATE INDEX IF NOT EXISTS deputies_principal ON deputies (principal_id, to_day);

-- sessions: one sign-in; the secret itself is only with the browser
CREATE TABLE IF NOT EXISTS sessions (
    hash        VARCHAR(64)   NOT NULL PRIMARY KEY,
    account_id  BIGINT        NOT NULL,
    stamp       INT           NOT NULL,
    started_at  VARCHAR(27)   NOT NULL,
    seen_at     VARCHAR(27)   NOT NULL,
    ends_at     VARCHAR(27)   NOT NULL,
    address     VARCHAR(60)   NOT NULL,
    agent       VARCHAR(120)  NOT NULL,
    ended       SMALLINT      NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS sessions_account ON sessions (account_id, ended);

-- tokens: keys of programs, each limited to the messages named
CREATE TABLE IF NOT EXISTS tokens (
    id          BIGINT         NOT NULL PRIMARY KEY,
    hash        VARCHAR(64)    NOT NULL,
    account_id  BIGINT         NOT NULL,
    name        VARCHAR(60)    NOT NULL,
    scopes      VARCHAR(2000)  NOT NULL,
    made_at     VARCHAR(27)    NOT NULL,
    made_by     BIGINT         NOT NULL,
    ends_at     VARCHAR(27)    NOT NULL,
    revoked_at  VARCHAR(27)    NULL,
    CONSTRAINT tokens_hash UNIQUE (hash)
);

-- sign_in_tries: a try is written down as failed before the password is looked at
CREATE TABLE IF NOT EXISTS sign_in_tries (
    id       BIGINT       NOT NULL PRIMARY KEY,
    sign_in  VARCHAR(40)  NOT NULL,
    address  VARCHAR(60)  NOT NULL,
    at       VARCHAR(27)  NOT NULL,
    passed   SMALLINT     NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS sign_in_tries_name ON sign_in_tries (sign_in, address, at);
CREATE INDEX IF NOT EXISTS sign_in_tries_address ON sign_in_tries (address, at);
