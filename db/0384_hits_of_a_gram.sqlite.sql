-- What holds the same two characters is read in one go: a rare word costs little, however many blocks there are.
CREATE TABLE IF NOT EXISTS search_grams (
    block_no  BIGINT  NOT NULL,
    gram      BIGINT  NOT NULL,
    hits      BLOB    NOT NULL,
    PRIMARY KEY (block_no, gram)
) WITHOUT ROWID;

-- search_hits: which matters of a block hold two characters beside each other, or belong to a section or person; packed
CREATE TABLE IF NOT EXISTS search_hits (
    gram      BIGINT  NOT NULL,
    block_no  BIGINT  NOT NULL,
    hits      BLOB    NOT NULL,
    PRIMARY KEY (gram, block_no)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS search_hits_block ON search_hits (block_no);

INSERT OR IGNORE INTO search_hits (gram, block_no, hits) SELECT gram, block_no, hits FROM search_grams ORDER BY gram, block_no;
DROP TABLE IF EXISTS search_grams;

-- the list of all blocks is read off the index: each row beside it is a page of ids
DROP INDEX IF EXISTS search_blocks_last;
CREATE INDEX IF NOT EXISTS search_blocks_last ON search_blocks (kind, last_id, block_no);
