-- Enquiries about the same thing that became one (GN-5).

-- enquiry_merges: from went into into; both first contacts stay where they were written
CREATE TABLE IF NOT EXISTS enquiry_merges (
    from_id    BIGINT        NOT NULL PRIMARY KEY,
    into_id    BIGINT        NOT NULL,
    reason     VARCHAR(500)  NOT NULL,
    person_id  BIGINT        NOT NULL,
    at         VARCHAR(27)   NOT NULL
);
CREATE INDEX IF NOT EXISTS enquiry_merges_into ON enquiry_merges (into_id);
