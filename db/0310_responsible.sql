-- enquiries in somebody's responsibility, newest first: whoever sees few finds them here instead of among all
CREATE INDEX IF NOT EXISTS enquiries_responsible ON enquiries (responsible_id, id);
