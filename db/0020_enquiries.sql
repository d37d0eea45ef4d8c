-- After the counter (FC).

-- reveals: somebody looked at a citizen's full phone number, and what for
CREATE TABLE IF NOT EXISTS reveals (
    id          BIGINT        NOT NULL PRIMARY KEY,
    enquiry_id  BIGINT        NOT NULL,
    person_id   BIGINT        NOT NULL,
    at          VARCHAR(27)   NOT NULL,
    purpose     VARCHAR(200)  NOT NULL
);
CREATE INDEX IF NOT EXISTS reveals_person ON reveals (person_id, at);
CREATE INDEX IF NOT EXISTS reveals_enquiry ON reveals (enquiry_id, id);
