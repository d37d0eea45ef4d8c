-- Performance appraisal (AP).

-- ap_rounds: one round of chiefs or staff; weights, points and limits are those it was opened with
CREATE TABLE IF NOT EXISTS ap_rounds (
    id             BIGINT        NOT NULL PRIMARY KEY,
    of_whom        VARCHAR(8)    NOT NULL,
    year_no        INT           NOT NULL,
    quarter_no     INT           NOT NULL,
    state          VARCHAR(8)    NOT NULL,
    last_day       VARCHAR(10)   NOT NULL,
    weights        VARCHAR(60)   NOT NULL,
    dims           VARCHAR(60)   NOT NULL,
    least          INT           NOT NULL,
    own_open       SMALLINT      NOT NULL DEFAULT 0,
    quarter_share  INT           NOT NULL,
    rectify_below  INT           NOT NULL,
    asked_step     VARCHAR(8)    NULL,
    asked_by       BIGINT        NULL,
    made_by        BIGINT        NOT NULL,
    made_at        VARCHAR(27)   NOT NULL,
    opened_by      BIGINT        NULL,
    opened_at      VARCHAR(27)   NULL,
    closed_by      BIGINT        NULL,
    closed_at      VARCHAR(27)   NULL,
    counts         INT           NOT NULL DEFAULT 0,
    counted_by     BIGINT        NULL,
    counted_at     VARCHAR(27)   NULL,
    reviewed_by    BIGINT        NULL,
    reviewed_at    VARCHAR(27)   NULL,
    review_note    VARCHAR(500)  NOT NULL DEFAULT '',
    fed_back_on    VARCHAR(10)   NULL,
    object_until   VARCHAR(10)   NULL,
    published_by   BIGINT        NULL,
    published_at   VARCHAR(27)   NULL,
    version        INT           NOT NULL DEFAULT 1,
    CONSTRAINT ap_rounds_period UNIQUE (of_whom, year_no, quarter_no),
    CONSTRAINT ap_rounds_state CHECK (state IN ('Draft', 'Open', 'Closed', 'Counted', 'Reviewed', 'FedBack', 'Final'))
);

-- ap_subjects: somebody who is appraised in a round, and what follows from the result
CREATE TABLE IF NOT EXISTS ap_subjects (
    id              BIGINT         NOT NULL PRIMARY KEY,
    round_id        BIGINT         NOT NULL,
    person_id       BIGINT         NOT NULL,
    section_id      BIGINT         NOT NULL,
    leaves_out      VARCHAR(60)    NOT NULL DEFAULT '',
    away            VARCHAR(40)    NOT NULL DEFAULT '0',
    exempt          SMALLINT       NOT NULL DEFAULT 0,
    override_to     SMALLINT       NULL,
    override_why    VARCHAR(300)   NOT NULL DEFAULT '',
    override_by     BIGINT         NULL,
    override_agreed BIGINT         NULL,
    answer          VARCHAR(14)    NOT NULL DEFAULT 'None',
    objection       VARCHAR(1000)  NOT NULL DEFAULT '',
    answer_due      VARCHAR(10)    NULL,
    reply           VARCHAR(1000)  NOT NULL DEFAULT '',
    reply_by        BIGINT         NULL,
    stands          SMALLINT       NOT NULL DEFAULT 1,
    award_why       VARCHAR(300)   NOT NULL DEFAULT '',
    award_by        BIGINT         NULL,
    rectify_task    BIGINT         NULL,
    rectify_passed  SMALLINT       NULL,
    rectify_note    VARCHAR(500)   NOT NULL DEFAULT '',
    rectify_by      BIGINT         NULL,
    version         INT            NOT NULL DEFAULT 1,
    CONSTRAINT ap_subjects_once UNIQUE (round_id, person_id),
    CONSTRAINT ap_subjects_answer CHECK (answer IN ('None', 'Waiting', 'Acknowledged', 'Silent', 'Objected', 'Answered'))
);
CREATE INDEX IF NOT EXISTS ap_subjects_person ON ap_subjects (person_id, round_id);

-- ap_voters: who votes on whom in which category, and whether they have (0 no, 1 a draft, 2 handed in): the voted-list, without points and without times
CREATE TABLE IF NOT EXISTS ap_voters (
    id          BIGINT       NOT NULL PRIMARY KEY,
    round_id    BIGINT       NOT NULL,
    subject_id  BIGINT       NOT NULL,
    category    VARCHAR(10)  NOT NULL,
    rater_id    BIGINT       NULL,
    code_id     BIGINT       NULL,
    voted       SMALLINT     NOT NULL DEFAULT 0,
    CONSTRAINT ap_voters_person UNIQUE (subject_id, rater_id),
    CONSTRAINT ap_voters_code UNIQUE (subject_id, code_id)
);
CREATE INDEX IF NOT EXISTS ap_voters_rater ON ap_voters (rater_id, round_id);
CREATE INDEX IF NOT EXISTS ap_voters_round ON ap_voters (round_id, voted);

-- ap_codes: a one-time code of a grass-roots unit, kept as a keyed hash; nothing says when it was used
CREATE TABLE IF NOT EXISTS ap_codes (
    id        BIGINT       NOT NULL PRIMARY KEY,
    round_id  BIGINT       NOT NULL,
    unit      VARCHAR(60)  NOT NULL,
    hash      VARCHAR(64)  NOT NULL,
    used      SMALLINT     NOT NULL DEFAULT 0,
    CONSTRAINT ap_codes_hash UNIQUE (hash)
);
CREATE INDEX IF NOT EXISTS ap_codes_round ON ap_codes (round_id);

-- ap_results: what a count came to for one person; a recount adds a row and changes none (total in hundredths)
CREATE TABLE IF NOT EXISTS ap_results (
    subject_id  BIGINT        NOT NULL,
    count_no    INT           NOT NULL,
    total       INT           NULL,
    grade       VARCHAR(14)   NULL,
    raw         VARCHAR(400)  NOT NULL DEFAULT '',
    formula     VARCHAR(300)  NOT NULL DEFAULT '',
    PRIMARY KEY (subject_id, count_no)
);

-- ap_scores: the categories of a result (mean in hundredths for reading, and exactly)
CREATE TABLE IF NOT EXISTS ap_scores (
    subject_id  BIGINT        NOT NULL,
    count_no    INT           NOT NULL,
    category    VARCHAR(10)   NOT NULL,
    weight      VARCHAR(8)    NOT NULL,
    share       INT           NOT NULL,
    applies     SMALLINT      NOT NULL,
    ballots     INT           NOT NULL,
    mean        INT           NULL,
    exactly     VARCHAR(60)   NOT NULL DEFAULT '',
    PRIMARY KEY (subject_id, count_no, category)
);
