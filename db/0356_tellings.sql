-- tellings: something about a task that somebody learns of within a minute because of what somebody else did (ES-4); a row goes with the letter that says it
CREATE TABLE IF NOT EXISTS tellings (
    id         BIGINT        NOT NULL PRIMARY KEY,
    person_id  BIGINT        NOT NULL,
    head       VARCHAR(60)   NOT NULL,
    number     VARCHAR(24)   NOT NULL,
    due_on     VARCHAR(10)   NOT NULL,
    word       VARCHAR(120)  NOT NULL
);
-- tasks.reply_by: until when a reminder in writing asks to hear how far it is; empty again once progress was reported
ALTER TABLE tasks ADD COLUMN IF NOT EXISTS reply_by VARCHAR(10) NULL;
