-- Documents (NT).

-- documents: what was issued, with its number, text, data and template version, for ever; open_key keeps a thing with a number of its own from having two
CREATE TABLE IF NOT EXISTS documents (
    id                BIGINT        NOT NULL PRIMARY KEY,
    kind              VARCHAR(24)   NOT NULL,
    circle            VARCHAR(8)    NOT NULL,
    series            VARCHAR(20)   NOT NULL,
    year_no           INT           NOT NULL,
    seq_no            BIGINT        NULL,
    number            VARCHAR(40)   NOT NULL,
    open_key          VARCHAR(100)  NULL,
    state             VARCHAR(8)    NOT NULL,
    title             VARCHAR(120)  NOT NULL,
    addressee         VARCHAR(120)  NOT NULL DEFAULT '',
    status_number     VARCHAR(24)   NOT NULL DEFAULT '',
    task_id           BIGINT        NULL,
    enquiry_id        BIGINT        NULL,
    person_id         BIGINT        NULL,
    subject           VARCHAR(20)   NOT NULL DEFAULT '',
    subject_id        BIGINT        NOT NULL DEFAULT 0,
    section_id        BIGINT        NOT NULL,
    template_version  INT           NOT NULL,
    data              MEDIUMTEXT    NOT NULL,
    content           MEDIUMTEXT    NOT NULL,
    issued_by         BIGINT        NOT NULL,
    issued_for        BIGINT        NULL,
    issued_at         VARCHAR(27)   NOT NULL,
    issued_on         VARCHAR(10)   NOT NULL,
    served_how        VARCHAR(10)   NULL,
    served_on         VARCHAR(10)   NULL,
    served_to         VARCHAR(80)   NOT NULL DEFAULT '',
    served_by         BIGINT        NULL,
    served_at         VARCHAR(27)   NULL,
    void_reason       VARCHAR(300)  NOT NULL DEFAULT '',
    voided_by         BIGINT        NULL,
    voided_at         VARCHAR(27)   NULL,
    printed           INT           NOT NULL DEFAULT 0,
    version           INT           NOT NULL DEFAULT 1,
    CONSTRAINT documents_number UNIQUE (series, year_no, seq_no),
    CONSTRAINT documents_open UNIQUE (open_key),
    CONSTRAINT documents_state CHECK (state IN ('Issued', 'Served', 'Void'))
);
CREATE INDEX IF NOT EXISTS documents_task ON documents (task_id, id);
CREATE INDEX IF NOT EXISTS documents_enquiry ON documents (enquiry_id, id);
CREATE INDEX IF NOT EXISTS documents_person ON documents (person_id, id);
CREATE INDEX IF NOT EXISTS documents_subject ON documents (subject, subject_id, id);
CREATE INDEX IF NOT EXISTS documents_section ON documents (section_id, id);
CREATE INDEX IF NOT EXISTS documents_issuer ON documents (issued_by, id);
CREATE INDEX IF NOT EXISTS documents_kind ON documents (kind, id);

-- document_prints: who printed or downloaded what, when; the second is a copy
CREATE TABLE IF NOT EXISTS document_prints (
    id           BIGINT       NOT NULL PRIMARY KEY,
    document_id  BIGINT       NOT NULL,
    copy_no      INT          NOT NULL,
    person_id    BIGINT       NOT NULL,
    at           VARCHAR(27)  NOT NULL,
    how          VARCHAR(8)   NOT NULL
);
CREATE INDEX IF NOT EXISTS document_prints_document ON document_prints (document_id, copy_no);

-- notice_templates: the office's own wording of a kind, one row a version put in force; version 0 is what ships
CREATE TABLE IF NOT EXISTS notice_templates (
    id          BIGINT        NOT NULL PRIMARY KEY,
    kind        VARCHAR(24)   NOT NULL,
    version_no  INT           NOT NULL,
    text        MEDIUMTEXT    NOT NULL,
    reason      VARCHAR(500)  NOT NULL,
    made_by     BIGINT        NOT NULL,
    put_by      BIGINT        NOT NULL,
    put_at      VARCHAR(27)   NOT NULL,
    CONSTRAINT notice_templates_version UNIQUE (kind, version_no)
);
