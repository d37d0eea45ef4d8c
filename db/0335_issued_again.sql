-- documents: the void one in whose place it was issued, which has one successor at most (NT-1)
ALTER TABLE documents ADD COLUMN IF NOT EXISTS replaces_id BIGINT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS documents_replaces ON documents (replaces_id);
