-- Duties that come back (DL-14).

-- recurring_duties: what has to be done every week, month, quarter, half-year or year, by whom and by which day
CREATE TABLE IF NOT EXISTS recurring_duties (
    id            BIGINT        NOT NULL PRIMARY KEY,
    title         VARCHAR(200)  NOT NULL,
    note          VARCHAR(1000) NOT NULL DEFAULT '',
    section_id    BIGINT        NOT NULL,
    answering_id  BIGINT        NOT NULL,
    every         VARCHAR(12)   NOT NULL,
    due_month     INT           NOT NULL,
    due_day       INT           NOT NULL,
    shift         VARCHAR(8)    NOT NULL,
    ahead         INT           NOT NULL,
    important     SMALLINT      NOT NULL DEFAULT 0,
    first_on      VARCHAR(10)   NOT NULL,
    active        SMALLINT      NOT NULL DEFAULT 1,
    made_by       BIGINT        NOT NULL,
    made_at       VARCHAR(27)   NOT NULL,
    version       INT           NOT NULL DEFAULT 1,
    CONSTRAINT recurring_every CHECK (every IN ('Week', 'Month', 'Quarter', 'HalfYear', 'Year')),
    CONSTRAINT recurring_shift CHECK (shift IN ('Before', 'After'))
);

-- recurring_made: the task of a duty in a period; one a period, whoever makes it
CREATE TABLE IF NOT EXISTS recurring_made (
    duty_id  BIGINT       NOT NULL,
    period   VARCHAR(10)  NOT NULL,
    task_id  BIGINT       NOT NULL,
    due_on   VARCHAR(10)  NOT NULL,
    at       VARCHAR(27)  NOT NULL,
    PRIMARY KEY (duty_id, period)
);
