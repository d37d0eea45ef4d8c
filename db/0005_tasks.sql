-- Deadline-bound tasks (DL).

-- tasks: something somebody owes by a day
CREATE TABLE IF NOT EXISTS tasks (
    id               BIGINT         NOT NULL PRIMARY KEY,
    number           VARCHAR(24)    NOT NULL,
    kind             VARCHAR(12)    NOT NULL,
    title            VARCHAR(200)   NOT NULL,
    source           VARCHAR(16)    NOT NULL,
    assigned_by      BIGINT         NULL,
    assigned_by_text VARCHAR(120)   NOT NULL DEFAULT '',
    enquiry_id       BIGINT         NULL,
    matter_type_id   BIGINT         NULL,
    post_id          BIGINT         NULL,
    section_id       BIGINT         NOT NULL,
    answering_id     BIGINT         NOT NULL,
    received_on      VARCHAR(10)    NOT NULL,
    limit_no         INT            NULL,
    limit_unit       VARCHAR(12)    NULL,
    first_due_on     VARCHAR(10)    NOT NULL,
    due_on           VARCHAR(10)    NOT NULL,
    provisional      SMALLINT       NOT NULL DEFAULT 0,
    state            VARCHAR(8)     NOT NULL,
    urgent           SMALLINT       NOT NULL DEFAULT 0,
    important        SMALLINT       NOT NULL DEFAULT 0,
    result           VARCHAR(2000)  NOT NULL DEFAULT '',
    done_on          VARCHAR(10)    NULL,
    done_at          VARCHAR(27)    NULL,
    done_by          BIGINT         NULL,
    reported_at      VARCHAR(27)    NULL,
    reported_to      VARCHAR(120)   NOT NULL DEFAULT '',
    late             SMALLINT       NOT NULL DEFAULT 0,
    late_days        INT            NOT NULL DEFAULT 0,
    extensions       INT            NOT NULL DEFAULT 0,
    made_at          VARCHAR(27)    NOT NULL,
    made_by          BIGINT         NOT NULL,
    version          INT            NOT NULL DEFAULT 1,
    CONSTRAINT tasks_number UNIQUE (number),
    CONSTRAINT tasks_kind CHECK (kind IN ('Matter', 'Transfer', 'Assigned')),
    CONSTRAINT tasks_state CHECK (state IN ('Open', 'Paused', 'Done', 'Reported', 'Void'))
);
CREATE INDEX IF NOT EXISTS tasks_answering ON tasks (answering_id, state, due_on);
CREATE INDEX IF NOT EXISTS tasks_section ON tasks (section_id, state, due_on);
CREATE INDEX IF NOT EXISTS tasks_state_due ON tasks (state, due_on, id);
CREATE INDEX IF NOT EXISTS tasks_enquiry ON tasks (enquiry_id);
CREATE INDEX IF NOT EXISTS tasks_done ON tasks (done_on, late);

-- responsibilities: who answered for a task from when to when, and why (CV-6)
CREATE TABLE IF NOT EXISTS responsibilities (
    id          BIGINT        NOT NULL PRIMARY KEY,
    task_id     BIGINT        NOT NULL,
    person_id   BIGINT        NOT NULL,
    section_id  BIGINT        NOT NULL,
    from_at     VARCHAR(27)   NOT NULL,
    to_at       VARCHAR(27)   NULL,
    why         VARCHAR(20)   NOT NULL
);
CREATE INDEX IF NOT EXISTS responsibilities_task ON responsibilities (task_id, from_at);
CREATE INDEX IF NOT EXISTS responsibilities_person ON responsibilities (person_id, from_at);

-- handovers: who gave what to whom, when, and when the receiver signed for it (DL-6)
CREATE TABLE IF NOT EXISTS handovers (
    id         BIGINT         NOT NULL PRIMARY KEY,
    task_id    BIGINT         NOT NULL,
    from_id    BIGINT         NOT NULL,
    to_id      BIGINT         NOT NULL,
    what       VARCHAR(1000)  NOT NULL,
    moves      SMALLINT       NOT NULL DEFAULT 0,
    given_at   VARCHAR(27)    NOT NULL,
    signed_at  VARCHAR(27)    NULL,
    declined   VARCHAR(300)   NOT NULL DEFAULT '',
    state      VARCHAR(8)     NOT NULL,
    version    INT            NOT NULL DEFAULT 1,
    CONSTRAINT handovers_state CHECK (state IN ('Given', 'Signed', 'Declined'))
);
CREATE INDEX IF NOT EXISTS handovers_task ON handovers (task_id, id);
CREATE INDEX IF NOT EXISTS handovers_to ON handovers (to_id, state);

-- extensions: a request for a later due date (DL-7)
CREATE TABLE IF NOT EXISTS extensions (
    id            BIGINT        NOT NULL PRIMARY KEY,
    number        VARCHAR(20)   NOT NULL,
    task_id       BIGINT        NOT NULL,
    asked_by      BIGINT        NOT NULL,
    asked_at      VARCHAR(27)   NOT NULL,
    days          INT           NOT NULL,
    unit          VARCHAR(12)   NOT NULL,
    reason        VARCHAR(500)  NOT NULL,
    agreement     VARCHAR(300)  NOT NULL,
    state         VARCHAR(8)    NOT NULL,
    opinion       VARCHAR(300)  NOT NULL DEFAULT '',
    opinion_for   SMALLINT      NULL,
    opinion_by    BIGINT        NULL,
    opinion_as    BIGINT        NULL,
    opinion_at    VARCHAR(27)   NULL,
    decider_role  VARCHAR(20)   NOT NULL,
    decided_by    BIGINT        NULL,
    decided_as    BIGINT        NULL,
    decided_at    VARCHAR(27)   NULL,
    decision      VARCHAR(300)  NOT NULL DEFAULT '',
    old_due_on    VARCHAR(10)   NOT NULL,
    new_due_on    VARCHAR(10)   NOT NULL,
    told_at       VARCHAR(27)   NULL,
    told_how      VARCHAR(200)  NOT NULL DEFAULT '',
    version       INT           NOT NULL DEFAULT 1,
    CONSTRAINT extensions_number UNIQUE (number),
    CONSTRAINT extensions_state CHECK (state IN ('Asked', 'Agreed', 'Refused', 'Lapsed'))
);
CREATE INDEX IF NOT EXISTS extensions_task ON extensions (task_id, id);
CREATE INDEX IF NOT EXISTS extensions_state ON extensions (state, id);

-- requests: something somebody has to decide; whoever forgets is reminded (GN-3)
CREATE TABLE IF NOT EXISTS requests (
    id           BIGINT       NOT NULL PRIMARY KEY,
    kind         VARCHAR(16)  NOT NULL,
    subject_id   BIGINT       NOT NULL,
    asked_by     BIGINT       NOT NULL,
    asked_at     VARCHAR(27)  NOT NULL,
    asked_on     VARCHAR(10)  NOT NULL,
    decider_id   BIGINT       NOT NULL,
    decider_role VARCHAR(20)  NOT NULL,
    section_id   BIGINT       NOT NULL,
    reminded_at  VARCHAR(27)  NULL,
    raised_at    VARCHAR(27)  NULL,
    state        VARCHAR(8)   NOT NULL,
    decided_at   VARCHAR(27)  NULL,
    version      INT          NOT NULL DEFAULT 1,
    CONSTRAINT requests_state CHECK (state IN ('Open', 'Decided', 'Lapsed')),
    CONSTRAINT requests_kind CHECK (kind IN ('Extension', 'Opinion', 'SentBack'))
);
CREATE INDEX IF NOT EXISTS requests_decider ON requests (decider_id, state);
CREATE INDEX IF NOT EXISTS requests_state ON requests (state, asked_on);
CREATE INDEX IF NOT EXISTS requests_subject ON requests (kind, subject_id);

-- events: the timeline of a task or enquiry, one line an act
CREATE TABLE IF NOT EXISTS events (
    id          BIGINT         NOT NULL PRIMARY KEY,
    task_id     BIGINT         NULL,
    enquiry_id  BIGINT         NULL,
    at          VARCHAR(27)    NOT NULL,
    person_id   BIGINT         NOT NULL,
    for_id      BIGINT         NULL,
    kind        VARCHAR(20)    NOT NULL,
    zh          VARCHAR(500)   NOT NULL,
    en          VARCHAR(500)   NOT NULL,
    note        VARCHAR(2000)  NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS events_task ON events (task_id, id);
CREATE INDEX IF NOT EXISTS events_enquiry ON events (enquiry_id, id);

-- breaches: proposed from a fact, one a fact (BR-1)
CREATE TABLE IF NOT EXISTS breaches (
    id           BIGINT        NOT NULL PRIMARY KEY,
    kind         VARCHAR(16)   NOT NULL,
    fact         VARCHAR(60)   NOT NULL,
    task_id      BIGINT        NULL,
    person_id    BIGINT        NOT NULL,
    section_id   BIGINT        NOT NULL,
    due_on       VARCHAR(10)   NOT NULL,
    proposed_at  VARCHAR(27)   NOT NULL,
    proposed_on  VARCHAR(10)   NOT NULL,
    state        VARCHAR(12)   NOT NULL,
    version      INT           NOT NULL DEFAULT 1,
    CONSTRAINT breaches_fact UNIQUE (fact),
    CONSTRAINT breaches_state CHECK (state IN ('Proposed', 'Statement', 'Confirmed', 'Dismissed', 'Merged'))
);
CREATE INDEX IF NOT EXISTS breaches_state ON breaches (state, proposed_on);
CREATE INDEX IF NOT EXISTS breaches_task ON breaches (task_id);

-- cards: a yellow or red card of a task and the person who answers for it (ES-6)
CREATE TABLE IF NOT EXISTS cards (
    id          BIGINT       NOT NULL PRIMARY KEY,
    task_id     BIGINT       NOT NULL,
    person_id   BIGINT       NOT NULL,
    section_id  BIGINT       NOT NULL,
    due_on      VARCHAR(10)  NOT NULL,
    colour      VARCHAR(6)   NOT NULL,
    given_on    VARCHAR(10)  NOT NULL,
    CONSTRAINT cards_once UNIQUE (task_id, person_id, due_on, colour),
    CONSTRAINT cards_colour CHECK (colour IN ('Yellow', 'Red'))
);
CREATE INDEX IF NOT EXISTS cards_given ON cards (given_on);
