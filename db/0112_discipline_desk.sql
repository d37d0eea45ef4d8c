-- What the discipline desk counts, and the filters people keep.

-- proposed and confirmed breaches by month, kind, person and section without touching the rows
CREATE INDEX IF NOT EXISTS breaches_tally ON breaches (state, proposed_on, section_id, person_id, kind);
CREATE INDEX IF NOT EXISTS cards_tally ON cards (given_on, section_id, colour);
CREATE INDEX IF NOT EXISTS complaints_tally ON complaints (registered_on, level, state);

-- saved_views: a list with its filters that somebody wants again
CREATE TABLE IF NOT EXISTS saved_views (
    id         BIGINT        NOT NULL PRIMARY KEY,
    person_id  BIGINT        NOT NULL,
    name       VARCHAR(40)   NOT NULL,
    href       VARCHAR(300)  NOT NULL,
    CONSTRAINT saved_views_once UNIQUE (person_id, name)
);
