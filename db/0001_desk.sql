-- What the one door stands on. Runs unchanged on SQLite and MariaDB.

-- audit: one row a command that was carried out; each row's mac covers the row before it
CREATE TABLE IF NOT EXISTS audit (
    seq         BIGINT       NOT NULL PRIMARY KEY,
    at          VARCHAR(27)  NOT NULL,
    account_id  BIGINT       NOT NULL,
    person_id   BIGINT       NOT NULL,
    for_id      BIGINT       NULL,
    via         VARCHAR(10)  NOT NULL,
    message     VARCHAR(60)  NOT NULL,
    subject     VARCHAR(20)  NOT NULL,
    subject_id  BIGINT       NOT NULL,
    body        MEDIUMTEXT   NOT NULL,
    key_id      INT          NOT NULL,
    mac         VARCHAR(64)  NOT NULL
);
CREATE INDEX IF NOT EXISTS audit_subject ON audit (subject, subject_id);
CREATE INDEX IF NOT EXISTS audit_person ON audit (person_id, seq);

-- audit_head: the one row that says where the chain ends; its lock keeps the chain single
CREATE TABLE IF NOT EXISTS audit_head (
    id   INT          NOT NULL PRIMARY KEY,
    seq  BIGINT       NOT NULL,
    mac  VARCHAR(64)  NOT NULL
);
INSERT INTO audit_head (id, seq, mac) SELECT 1, 0, '' WHERE NOT EXISTS (SELECT 1 FROM audit_head WHERE id = 1);

-- idempotency: the first answer to a command that came with a key
CREATE TABLE IF NOT EXISTS idempotency (
    account_id  BIGINT       NOT NULL,
    once_key    VARCHAR(80)  NOT NULL,
    message     VARCHAR(60)  NOT NULL,
    asked       VARCHAR(64)  NOT NULL,
    answer      MEDIUMTEXT   NOT NULL,
    at          VARCHAR(27)  NOT NULL,
    PRIMARY KEY (account_id, once_key)
);
CREATE INDEX IF NOT EXISTS idempotency_at ON idempotency (at);

-- counters: the last number given in a series and year
CREATE TABLE IF NOT EXISTS counters (
    series   VARCHAR(20)  NOT NULL,
    year_no  INT          NOT NULL,
    last_no  BIGINT       NOT NULL,
    PRIMARY KEY (series, year_no)
);

-- settings: what the regulations leave open and this office has decided otherwise
CREATE TABLE IF NOT EXISTS settings (
    name        VARCHAR(60)    NOT NULL PRIMARY KEY,
    value       VARCHAR(2000)  NOT NULL,
    changed_at  VARCHAR(27)    NOT NULL,
    changed_by  BIGINT         NOT NULL,
    version     INT            NOT NULL DEFAULT 1
);

-- stamps: counts the changes of what every node keeps in memory
CREATE TABLE IF NOT EXISTS stamps (
    name   VARCHAR(20)  NOT NULL PRIMARY KEY,
    value  BIGINT       NOT NULL
);
INSERT INTO stamps (name, value) SELECT 'office', 1 WHERE NOT EXISTS (SELECT 1 FROM stamps WHERE name = 'office');
