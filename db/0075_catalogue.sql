-- What each matter needs (ON-1).

-- matter_guides: materials, steps and standards of a matter as one JSON text, its fee, and whether an authority has to decide; a matter without a row needs nothing and is free
CREATE TABLE IF NOT EXISTS matter_guides (
    matter_id       BIGINT        NOT NULL PRIMARY KEY,
    needs_decision  SMALLINT      NOT NULL DEFAULT 1,
    fee             VARCHAR(200)  NOT NULL DEFAULT '',
    body            MEDIUMTEXT    NOT NULL,
    changed_at      VARCHAR(27)   NOT NULL,
    changed_by      BIGINT        NOT NULL,
    version         INT           NOT NULL DEFAULT 1
);
