-- Backups that were made, and letters that a restored office must not send again by itself.

-- backups: a file each, with what it must be; outcome is empty when it is whole
CREATE TABLE IF NOT EXISTS backups (
    id         BIGINT        NOT NULL PRIMARY KEY,
    at         VARCHAR(27)   NOT NULL,
    took_ms    INT           NOT NULL,
    host       VARCHAR(60)   NOT NULL,
    file       VARCHAR(400)  NOT NULL,
    size       BIGINT        NOT NULL,
    row_count  BIGINT        NOT NULL,
    audit_seq  BIGINT        NOT NULL,
    sha256     VARCHAR(64)   NOT NULL,
    outcome    VARCHAR(500)  NOT NULL
);

-- outbox.held_at: waited when the backup was made that this office was restored from (A7)
ALTER TABLE outbox ADD COLUMN IF NOT EXISTS held_at VARCHAR(27) NULL;
