-- What the clock needs between two runs, and the indexes that keep its looks short.

-- escalation_mark: the one row that says until when finished tasks were looked at; its lock lets one node at a time escalate
CREATE TABLE IF NOT EXISTS escalation_mark (
    id          INT          NOT NULL PRIMARY KEY,
    seen_until  VARCHAR(27)  NOT NULL
);
INSERT INTO escalation_mark (id, seen_until) SELECT 1, '2025-01-01T00:00:00.000000Z' WHERE NOT EXISTS (SELECT 1 FROM escalation_mark WHERE id = 1);

CREATE INDEX IF NOT EXISTS tasks_late ON tasks (late, done_at, id);
CREATE INDEX IF NOT EXISTS transfers_state ON transfers (state, id);
CREATE INDEX IF NOT EXISTS outbox_state ON outbox (state, id);
CREATE INDEX IF NOT EXISTS sign_in_tries_at ON sign_in_tries (at);
