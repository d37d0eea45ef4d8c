-- The counter: whoever calls is known by the initials of their name too (FC-2).
CREATE INDEX IF NOT EXISTS citizens_initials ON citizens (initials, last_seen);
