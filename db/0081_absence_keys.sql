-- What a feed key opens, and the boards of days gone by.

-- Own, Section or Wall
ALTER TABLE feed_keys ADD COLUMN IF NOT EXISTS scope VARCHAR(8) NOT NULL DEFAULT 'Own';
CREATE INDEX IF NOT EXISTS absences_returned ON absences (state, returned_at);
CREATE INDEX IF NOT EXISTS absence_reports_seen ON absence_reports (seen_at);
