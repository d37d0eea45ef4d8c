-- setup_draft: the first settings as far as they are typed, so that they can be gone on with tomorrow; one row, gone once they are written
CREATE TABLE IF NOT EXISTS setup_draft (
    id       INT         NOT NULL PRIMARY KEY,
    body     MEDIUMTEXT  NOT NULL,
    version  INT         NOT NULL DEFAULT 1
);
