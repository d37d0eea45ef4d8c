-- Receiving an application, from the first paper to the acceptance or the refusal (ON).

-- applications: what a citizen handed in; every one belongs to a first contact
CREATE TABLE IF NOT EXISTS applications (
    id              BIGINT         NOT NULL PRIMARY KEY,
    number          VARCHAR(20)    NOT NULL,
    enquiry_id      BIGINT         NOT NULL,
    matter_type_id  BIGINT         NOT NULL,
    section_id      BIGINT         NOT NULL,
    handler_id      BIGINT         NOT NULL,
    received_on     VARCHAR(10)    NOT NULL,
    received_at     VARCHAR(27)    NOT NULL,
    away            SMALLINT       NOT NULL DEFAULT 0,
    state           VARCHAR(12)    NOT NULL,
    outcome         VARCHAR(12)    NULL,
    ours            SMALLINT       NULL,
    needs_decision  SMALLINT       NULL,
    complete        SMALLINT       NULL,
    right_form      SMALLINT       NULL,
    slips           VARCHAR(12)    NULL,
    corrected       VARCHAR(500)   NOT NULL DEFAULT '',
    checked_by      BIGINT         NULL,
    checked_at      VARCHAR(27)    NULL,
    notice_due_on   VARCHAR(10)    NOT NULL,
    check_task_id   BIGINT         NULL,
    noticed_on      VARCHAR(10)    NULL,
    complete_by     VARCHAR(10)    NULL,
    remind_on       VARCHAR(10)    NULL,
    reminded_at     VARCHAR(27)    NULL,
    completed_on    VARCHAR(10)    NULL,
    question        VARCHAR(1000)  NOT NULL DEFAULT '',
    question_task   BIGINT         NULL,
    answer          VARCHAR(1000)  NOT NULL DEFAULT '',
    answered_by     BIGINT         NULL,
    answered_at     VARCHAR(27)    NULL,
    task_id         BIGINT         NULL,
    deemed          SMALLINT       NOT NULL DEFAULT 0,
    ended_at        VARCHAR(27)    NULL,
    version         INT            NOT NULL DEFAULT 1,
    CONSTRAINT applications_number UNIQUE (number),
    CONSTRAINT applications_state CHECK (state IN ('Received', 'Checked', 'NoticeOut', 'Accepted', 'NotAccepted', 'Lapsed', 'Withdrawn'))
);
CREATE INDEX IF NOT EXISTS applications_section ON applications (section_id, id);
CREATE INDEX IF NOT EXISTS applications_handler ON applications (handler_id, id);
CREATE INDEX IF NOT EXISTS applications_state_due ON applications (state, notice_due_on);
CREATE INDEX IF NOT EXISTS applications_enquiry ON applications (enquiry_id);
CREATE INDEX IF NOT EXISTS applications_task ON applications (task_id);
CREATE INDEX IF NOT EXISTS applications_check ON applications (check_task_id);

-- application_papers: the list of papers as it stood on the day of receipt, and what became of each
CREATE TABLE IF NOT EXISTS application_papers (
    id              BIGINT        NOT NULL PRIMARY KEY,
    application_id  BIGINT        NOT NULL,
    sort            INT           NOT NULL,
    name            VARCHAR(200)  NOT NULL,
    copies          INT           NOT NULL,
    form            VARCHAR(10)   NOT NULL,
    needed_when     VARCHAR(200)  NOT NULL DEFAULT '',
    state           VARCHAR(12)   NOT NULL,
    note            VARCHAR(200)  NOT NULL DEFAULT '',
    seen_on         VARCHAR(10)   NOT NULL,
    came_on         VARCHAR(10)   NULL
);
CREATE INDEX IF NOT EXISTS application_papers_application ON application_papers (application_id, sort);

-- notices_once: what a citizen was told to bring: before handing in (OneTime, of a first contact) and after it (Supplement); names are the lines of items
CREATE TABLE IF NOT EXISTS notices_once (
    id              BIGINT         NOT NULL PRIMARY KEY,
    kind            VARCHAR(10)    NOT NULL,
    enquiry_id      BIGINT         NOT NULL,
    application_id  BIGINT         NULL,
    matter_type_id  BIGINT         NOT NULL,
    items           MEDIUMTEXT     NOT NULL,
    note            VARCHAR(1000)  NOT NULL DEFAULT '',
    again           VARCHAR(1000)  NOT NULL DEFAULT '',
    why_late        VARCHAR(500)   NOT NULL DEFAULT '',
    state           VARCHAR(10)    NOT NULL,
    given_by        BIGINT         NOT NULL,
    asked_at        VARCHAR(27)    NOT NULL,
    given_on        VARCHAR(10)    NULL,
    given_at        VARCHAR(27)    NULL,
    decided_by      BIGINT         NULL,
    decided_as      BIGINT         NULL,
    decided_at      VARCHAR(27)    NULL,
    decision        VARCHAR(300)   NOT NULL DEFAULT '',
    version         INT            NOT NULL DEFAULT 1,
    CONSTRAINT notices_once_state CHECK (state IN ('Waiting', 'Given', 'Stopped', 'Dropped'))
);
CREATE INDEX IF NOT EXISTS notices_once_application ON notices_once (application_id, id);
CREATE INDEX IF NOT EXISTS notices_once_enquiry ON notices_once (enquiry_id, id);

-- refusals: a non-acceptance and its filing (ON-5); the application is not accepted once sent_at is set
CREATE TABLE IF NOT EXISTS refusals (
    id              BIGINT         NOT NULL PRIMARY KEY,
    number          VARCHAR(20)    NOT NULL,
    application_id  BIGINT         NOT NULL,
    section_id      BIGINT         NOT NULL,
    ground          VARCHAR(12)    NOT NULL,
    reason          VARCHAR(1000)  NOT NULL,
    basis           VARCHAR(300)   NOT NULL DEFAULT '',
    go_to           VARCHAR(300)   NOT NULL DEFAULT '',
    handler_id      BIGINT         NOT NULL,
    filed_at        VARCHAR(27)    NOT NULL,
    review_by       VARCHAR(27)    NOT NULL,
    review          VARCHAR(10)    NOT NULL,
    reviewed_by     BIGINT         NULL,
    reviewed_as     BIGINT         NULL,
    reviewed_at     VARCHAR(27)    NULL,
    words           VARCHAR(500)   NOT NULL DEFAULT '',
    sent_at         VARCHAR(27)    NULL,
    office_by       BIGINT         NULL,
    office_at       VARCHAR(27)    NULL,
    version         INT            NOT NULL DEFAULT 1,
    CONSTRAINT refusals_number UNIQUE (number),
    CONSTRAINT refusals_review CHECK (review IN ('Waiting', 'Upheld', 'Overruled'))
);
CREATE INDEX IF NOT EXISTS refusals_application ON refusals (application_id, id);
CREATE INDEX IF NOT EXISTS refusals_unsent ON refusals (sent_at, review_by);
CREATE INDEX IF NOT EXISTS refusals_section ON refusals (section_id, id);
