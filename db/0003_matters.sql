-- What the office does, by whom, and on which days.

-- posts: a post with its A and B holder (CV-1)
CREATE TABLE IF NOT EXISTS posts (
    id          BIGINT       NOT NULL PRIMARY KEY,
    code        VARCHAR(20)  NOT NULL,
    name        VARCHAR(60)  NOT NULL,
    name_en     VARCHAR(80)  NOT NULL DEFAULT '',
    section_id  BIGINT       NOT NULL,
    a_id        BIGINT       NULL,
    b_id        BIGINT       NULL,
    serves      SMALLINT     NOT NULL DEFAULT 1,
    active      SMALLINT     NOT NULL DEFAULT 1,
    version     INT          NOT NULL DEFAULT 1,
    CONSTRAINT posts_code UNIQUE (code)
);

-- post_staff: who is qualified for a post
CREATE TABLE IF NOT EXISTS post_staff (
    post_id    BIGINT  NOT NULL,
    person_id  BIGINT  NOT NULL,
    PRIMARY KEY (post_id, person_id)
);

-- matter_types: the matter catalogue; a matter without a post belongs to somebody outside
CREATE TABLE IF NOT EXISTS matter_types (
    id           BIGINT         NOT NULL PRIMARY KEY,
    code         VARCHAR(20)    NOT NULL,
    name         VARCHAR(80)    NOT NULL,
    name_en      VARCHAR(120)   NOT NULL DEFAULT '',
    initials     VARCHAR(40)    NOT NULL,
    post_id      BIGINT         NULL,
    limit_no     INT            NOT NULL,
    limit_unit   VARCHAR(12)    NOT NULL,
    away_no      INT            NULL,
    basis        VARCHAR(300)   NOT NULL DEFAULT '',
    send_to      VARCHAR(200)   NOT NULL DEFAULT '',
    assistance   SMALLINT       NOT NULL DEFAULT 0,
    important    SMALLINT       NOT NULL DEFAULT 0,
    uses         BIGINT         NOT NULL DEFAULT 0,
    active       SMALLINT       NOT NULL DEFAULT 1,
    version      INT            NOT NULL DEFAULT 1,
    CONSTRAINT matter_types_code UNIQUE (code),
    CONSTRAINT matter_types_unit CHECK (limit_unit IN ('WorkingDays', 'CalendarDays'))
);

-- phrases: what is said often; section_id empty = for everybody
CREATE TABLE IF NOT EXISTS phrases (
    id          BIGINT        NOT NULL PRIMARY KEY,
    section_id  BIGINT        NULL,
    text        VARCHAR(500)  NOT NULL,
    sort        INT           NOT NULL DEFAULT 0,
    active      SMALLINT      NOT NULL DEFAULT 1
);

-- holidays: the national schedule: days off and make-up working days
CREATE TABLE IF NOT EXISTS holidays (
    day   VARCHAR(10)  NOT NULL PRIMARY KEY,
    kind  VARCHAR(4)   NOT NULL,
    name  VARCHAR(40)  NOT NULL,
    CONSTRAINT holidays_kind CHECK (kind IN ('Off', 'Work'))
);

-- office_hours: from which day of the year (MM-dd) which hours hold (AB-5)
CREATE TABLE IF NOT EXISTS office_hours (
    from_md         VARCHAR(5)  NOT NULL PRIMARY KEY,
    morning_from    VARCHAR(5)  NOT NULL,
    morning_to      VARCHAR(5)  NOT NULL,
    afternoon_from  VARCHAR(5)  NOT NULL,
    afternoon_to    VARCHAR(5)  NOT NULL
);

-- duty_roster: who answers out of hours, on rest days and in emergencies (DU-1)
CREATE TABLE IF NOT EXISTS duty_roster (
    id         BIGINT       NOT NULL PRIMARY KEY,
    day        VARCHAR(10)  NOT NULL,
    person_id  BIGINT       NOT NULL,
    leader_id  BIGINT       NOT NULL,
    phone      VARCHAR(30)  NOT NULL,
    note       VARCHAR(200) NOT NULL DEFAULT '',
    version    INT          NOT NULL DEFAULT 1,
    CONSTRAINT duty_roster_day UNIQUE (day)
);

-- ladder: the rungs of reminding and escalating (ES-1); recipients is a comma list
CREATE TABLE IF NOT EXISTS ladder (
    rung        INT           NOT NULL PRIMARY KEY,
    trigger_on  VARCHAR(10)   NOT NULL,
    days        INT           NOT NULL,
    recipients  VARCHAR(100)  NOT NULL
);
