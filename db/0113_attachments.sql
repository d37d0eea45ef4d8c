-- Files attached to cases; their content lies sealed in the data folder under the row's id.

-- attachments: a file of a task, an enquiry, a complaint or a finding
CREATE TABLE IF NOT EXISTS attachments (
    id         BIGINT        NOT NULL PRIMARY KEY,
    kind       VARCHAR(10)   NOT NULL,
    case_id    BIGINT        NOT NULL,
    name       VARCHAR(400)  NOT NULL,
    size       INT           NOT NULL,
    sha256     VARCHAR(64)   NOT NULL,
    person_id  BIGINT        NOT NULL,
    at         VARCHAR(27)   NOT NULL,
    CONSTRAINT attachments_kind CHECK (kind IN ('Task', 'Enquiry', 'Complaint', 'Finding'))
);
CREATE INDEX IF NOT EXISTS attachments_case ON attachments (kind, case_id, id);
