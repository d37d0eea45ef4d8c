-- A round that was only prepared can be dropped; the program knows the states of a round, the table no longer lists them (GN-5).
ALTER TABLE ap_rounds DROP CONSTRAINT IF EXISTS ap_rounds_state;
