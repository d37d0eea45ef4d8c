-- A round that was only prepared can be dropped; the program knows the states of a round, the table no longer lists them (GN-5).
-- SQLite cannot change a check of a table by a statement; its own manual lets the text of the table be changed for that.
PRAGMA writable_schema = ON;
UPDATE sqlite_master SET sql = replace(sql, 'CHECK (state IN (''Draft'', ''Open'', ''Closed'', ''Counted'', ''Reviewed'', ''FedBack'', ''Final''))', 'CHECK (state <> '''')') WHERE type = 'table' AND name = 'ap_rounds';
PRAGMA writable_schema = RESET;
-- making an index anew tells every open connection that the tables have changed
DROP INDEX IF EXISTS ap_codes_round;
CREATE INDEX IF NOT EXISTS ap_codes_round ON ap_codes (round_id);
