-- Finding by words among very many matters.

-- search_blocks: some thousand matters that follow each other, read for finding: kind E first contacts, T other tasks; ids packed
CREATE TABLE IF NOT EXISTS search_blocks (
    block_no  BIGINT      NOT NULL PRIMARY KEY,
    kind      VARCHAR(1)  NOT NULL,
    last_id   BIGINT      NOT NULL,
    ids       BLOB        NOT NULL
);
CREATE INDEX IF NOT EXISTS search_blocks_last ON search_blocks (kind, last_id);

-- search_grams: which matters of a block hold two characters beside each other, or belong to a section or person; packed
CREATE TABLE IF NOT EXISTS search_grams (
    block_no  BIGINT  NOT NULL,
    gram      BIGINT  NOT NULL,
    hits      BLOB    NOT NULL,
    PRIMARY KEY (block_no, gram)
) WITHOUT ROWID;

-- documents are found by the number that is printed on them
CREATE INDEX IF NOT EXISTS documents_printed ON documents (number);
