-- A role is granted by two people as well: the table of proposals is made anew without its list of kinds, which the program checks.
CREATE TABLE IF NOT EXISTS proposals (id BIGINT NOT NULL PRIMARY KEY, kind VARCHAR(12) NOT NULL, subject VARCHAR(60) NOT NULL, open_key VARCHAR(80) NULL, was MEDIUMTEXT NOT NULL, body MEDIUMTEXT NOT NULL, reason VARCHAR(500) NOT NULL, proposed_by BIGINT NOT NULL, proposed_at VARCHAR(27) NOT NULL, state VARCHAR(10) NOT NULL, settled_by BIGINT NULL, settled_at VARCHAR(27) NULL, outcome VARCHAR(300) NOT NULL DEFAULT '', version INT NOT NULL DEFAULT 1);

-- proposals_anew: takes the place of proposals two statements later; killed anywhere, the next start goes on from here
CREATE TABLE IF NOT EXISTS proposals_anew (
    id           BIGINT        NOT NULL PRIMARY KEY,
    kind         VARCHAR(12)   NOT NULL,
    subject      VARCHAR(60)   NOT NULL,
    open_key     VARCHAR(80)   NULL,
    was          MEDIUMTEXT    NOT NULL,
    body         MEDIUMTEXT    NOT NULL,
    reason       VARCHAR(500)  NOT NULL,
    proposed_by  BIGINT        NOT NULL,
    proposed_at  VARCHAR(27)   NOT NULL,
    state        VARCHAR(10)   NOT NULL,
    settled_by   BIGINT        NULL,
    settled_at   VARCHAR(27)   NULL,
    outcome      VARCHAR(300)  NOT NULL DEFAULT '',
    version      INT           NOT NULL DEFAULT 1,
    CONSTRAINT proposals_open UNIQUE (open_key),
    CONSTRAINT proposals_state CHECK (state IN ('Open', 'Confirmed', 'Withdrawn'))
);
INSERT INTO proposals_anew (id, kind, subject, open_key, was, body, reason, proposed_by, proposed_at, state, settled_by, settled_at, outcome, version)
SELECT id, kind, subject, open_key, was, body, reason, proposed_by, proposed_at, state, settled_by, settled_at, outcome, version FROM proposals p
WHERE NOT EXISTS (SELECT 1 FROM proposals_anew n WHERE n.id = p.id);
DROP TABLE IF EXISTS proposals;
ALTER TABLE proposals_anew RENAME TO proposals;
CREATE INDEX IF NOT EXISTS proposals_kind_id ON proposals (kind, id);
