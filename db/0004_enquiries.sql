-- First-contact responsibility (FC).

-- citizens: everybody who ever reached the office and left a way to be reached
CREATE TABLE IF NOT EXISTS citizens (
    id            BIGINT        NOT NULL PRIMARY KEY,
    name          VARCHAR(40)   NOT NULL,
    initials      VARCHAR(20)   NOT NULL DEFAULT '',
    organisation  VARCHAR(80)   NOT NULL DEFAULT '',
    phone         VARCHAR(30)   NOT NULL DEFAULT '',
    phone_tail    VARCHAR(4)    NOT NULL DEFAULT '',
    visits        INT           NOT NULL DEFAULT 0,
    last_seen     VARCHAR(27)   NOT NULL
);
CREATE INDEX IF NOT EXISTS citizens_phone ON citizens (phone, last_seen);
CREATE INDEX IF NOT EXISTS citizens_tail ON citizens (phone_tail, last_seen);
CREATE INDEX IF NOT EXISTS citizens_name ON citizens (name, last_seen);

-- enquiries: a first contact; first_contact_id never changes (FC-1)
CREATE TABLE IF NOT EXISTS enquiries (
    id                BIGINT         NOT NULL PRIMARY KEY,
    number            VARCHAR(20)    NOT NULL,
    received_at       VARCHAR(27)    NOT NULL,
    recorded_at       VARCHAR(27)    NOT NULL,
    channel           VARCHAR(14)    NOT NULL,
    first_contact_id  BIGINT         NOT NULL,
    section_id        BIGINT         NOT NULL,
    citizen_id        BIGINT         NULL,
    citizen_name      VARCHAR(40)    NOT NULL DEFAULT '',
    organisation      VARCHAR(80)    NOT NULL DEFAULT '',
    phone             VARCHAR(30)    NOT NULL DEFAULT '',
    none_left         SMALLINT       NOT NULL DEFAULT 0,
    matter_type_id    BIGINT         NOT NULL,
    ask               VARCHAR(2000)  NOT NULL,
    route             VARCHAR(12)    NOT NULL,
    responsible_id    BIGINT         NOT NULL,
    chosen_why        VARCHAR(200)   NOT NULL DEFAULT '',
    task_id           BIGINT         NULL,
    state             VARCHAR(12)    NOT NULL,
    answered_at       VARCHAR(27)    NULL,
    merged_into       BIGINT         NULL,
    out_of_hours      SMALLINT       NOT NULL DEFAULT 0,
    version           INT            NOT NULL DEFAULT 1,
    CONSTRAINT enquiries_number UNIQUE (number),
    CONSTRAINT enquiries_route CHECK (route IN ('Own', 'SameSection', 'OtherUnit', 'Outside')),
    CONSTRAINT enquiries_state CHECK (state IN ('Open', 'Answered', 'Closed', 'Withdrawn', 'Merged'))
);
CREATE INDEX IF NOT EXISTS enquiries_first_contact ON enquiries (first_contact_id, id);
CREATE INDEX IF NOT EXISTS enquiries_section ON enquiries (section_id, id);
CREATE INDEX IF NOT EXISTS enquiries_state ON enquiries (state, section_id, id);
CREATE INDEX IF NOT EXISTS enquiries_citizen ON enquiries (citizen_id, id);

-- enquiry_answers: what the citizen was told, or a try that failed, or that no contact was left (FC-6)
CREATE TABLE IF NOT EXISTS enquiry_answers (
    id          BIGINT         NOT NULL PRIMARY KEY,
    enquiry_id  BIGINT         NOT NULL,
    kind        VARCHAR(12)    NOT NULL,
    how         VARCHAR(14)    NOT NULL,
    text        VARCHAR(2000)  NOT NULL,
    given_at    VARCHAR(27)    NOT NULL,
    given_on    VARCHAR(10)    NOT NULL,
    person_id   BIGINT         NOT NULL,
    CONSTRAINT enquiry_answers_kind CHECK (kind IN ('Answer', 'FailedTry', 'NoContact'))
);
CREATE INDEX IF NOT EXISTS enquiry_answers_enquiry ON enquiry_answers (enquiry_id, id);

-- referrals: routes 3 and 4 to somebody who does not use this system (FC-2, FC-5)
CREATE TABLE IF NOT EXISTS referrals (
    enquiry_id  BIGINT         NOT NULL PRIMARY KEY,
    unit        VARCHAR(120)   NOT NULL,
    reached     VARCHAR(60)    NOT NULL DEFAULT '',
    details     VARCHAR(300)   NOT NULL DEFAULT '',
    guidance    VARCHAR(1000)  NOT NULL DEFAULT '',
    completed   SMALLINT       NOT NULL DEFAULT 0,
    at          VARCHAR(27)    NOT NULL,
    person_id   BIGINT         NOT NULL
);

-- transfers: a matter on its way to the person whose duty it is (FC-4); its deadline is the task of the same id
CREATE TABLE IF NOT EXISTS transfers (
    id            BIGINT         NOT NULL PRIMARY KEY,
    enquiry_id    BIGINT         NOT NULL,
    from_id       BIGINT         NOT NULL,
    to_id         BIGINT         NOT NULL,
    section_id    BIGINT         NOT NULL,
    message       VARCHAR(1000)  NOT NULL DEFAULT '',
    brought_over  SMALLINT       NOT NULL DEFAULT 0,
    state         VARCHAR(12)    NOT NULL,
    sent_at       VARCHAR(27)    NOT NULL,
    accepted_at   VARCHAR(27)    NULL,
    contacted_at  VARCHAR(27)    NULL,
    contact_note  VARCHAR(500)   NOT NULL DEFAULT '',
    times_back    INT            NOT NULL DEFAULT 0,
    back_reason   VARCHAR(20)    NOT NULL DEFAULT '',
    back_text     VARCHAR(500)   NOT NULL DEFAULT '',
    back_by       BIGINT         NULL,
    back_at       VARCHAR(27)    NULL,
    decided_by    BIGINT         NULL,
    decided_for   BIGINT         NULL,
    decided_at    VARCHAR(27)    NULL,
    version       INT            NOT NULL DEFAULT 1,
    CONSTRAINT transfers_state CHECK (state IN ('Sent', 'Accepted', 'Contacted', 'SentBack', 'Decided'))
);
CREATE INDEX IF NOT EXISTS transfers_to ON transfers (to_id, state);
CREATE INDEX IF NOT EXISTS transfers_enquiry ON transfers (enquiry_id);
CREATE INDEX IF NOT EXISTS transfers_section ON transfers (section_id, state);

-- drafts: what somebody has typed and not yet saved
CREATE TABLE IF NOT EXISTS drafts (
    person_id  BIGINT       NOT NULL,
    form       VARCHAR(40)  NOT NULL,
    body       MEDIUMTEXT   NOT NULL,
    saved_at   VARCHAR(27)  NOT NULL,
    PRIMARY KEY (person_id, form)
);
