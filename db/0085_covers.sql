-- The steps of a cover (CV-5): proposed, consented, approved, filed, running; person_id is who is away, post_id 0 is work without a post.
ALTER TABLE covers ADD COLUMN IF NOT EXISTS person_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE covers ADD COLUMN IF NOT EXISTS section_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE covers ADD COLUMN IF NOT EXISTS vacant SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE covers ADD COLUMN IF NOT EXISTS late SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE covers ADD COLUMN IF NOT EXISTS proposed_by BIGINT NOT NULL DEFAULT 0;
ALTER TABLE covers ADD COLUMN IF NOT EXISTS proposed_as BIGINT NULL;
ALTER TABLE covers ADD COLUMN IF NOT EXISTS proposed_at VARCHAR(27) NULL;
ALTER TABLE covers ADD COLUMN IF NOT EXISTS remark VARCHAR(300) NOT NULL DEFAULT '';
ALTER TABLE covers ADD COLUMN IF NOT EXISTS answered_at VARCHAR(27) NULL;
ALTER TABLE covers ADD COLUMN IF NOT EXISTS answer VARCHAR(300) NOT NULL DEFAULT '';
ALTER TABLE covers ADD COLUMN IF NOT EXISTS decided_by BIGINT NULL;
ALTER TABLE covers ADD COLUMN IF NOT EXISTS decided_as BIGINT NULL;
ALTER TABLE covers ADD COLUMN IF NOT EXISTS decided_at VARCHAR(27) NULL;
ALTER TABLE covers ADD COLUMN IF NOT EXISTS decision VARCHAR(300) NOT NULL DEFAULT '';
ALTER TABLE covers ADD COLUMN IF NOT EXISTS fault VARCHAR(20) NOT NULL DEFAULT '';
ALTER TABLE covers ADD COLUMN IF NOT EXISTS filed_by BIGINT NULL;
ALTER TABLE covers ADD COLUMN IF NOT EXISTS filed_at VARCHAR(27) NULL;
ALTER TABLE covers ADD COLUMN IF NOT EXISTS filing VARCHAR(300) NOT NULL DEFAULT '';
ALTER TABLE covers ADD COLUMN IF NOT EXISTS started_at VARCHAR(27) NULL;
ALTER TABLE covers ADD COLUMN IF NOT EXISTS ended_at VARCHAR(27) NULL;
ALTER TABLE covers ADD COLUMN IF NOT EXISTS ended_why VARCHAR(200) NOT NULL DEFAULT '';
-- absence and post while the cover may still come to something, so that a post never has two; NULL once it is over or to be replaced
ALTER TABLE covers ADD COLUMN IF NOT EXISTS slot VARCHAR(50) NULL;
CREATE UNIQUE INDEX IF NOT EXISTS covers_slot ON covers (slot);
CREATE INDEX IF NOT EXISTS covers_post ON covers (post_id, state);
CREATE INDEX IF NOT EXISTS covers_state ON covers (state, absence_id);
CREATE INDEX IF NOT EXISTS covers_person ON covers (person_id, state);

-- for whom somebody answers: the absent person while a cover runs
ALTER TABLE responsibilities ADD COLUMN IF NOT EXISTS for_id BIGINT NULL;

-- cover_tasks: work that a cover took over for the period; a transfer stands here with its receiver moved
CREATE TABLE IF NOT EXISTS cover_tasks (
    cover_id  BIGINT       NOT NULL,
    task_id   BIGINT       NOT NULL,
    kind      VARCHAR(8)   NOT NULL,
    taken_at  VARCHAR(27)  NOT NULL,
    back_at   VARCHAR(27)  NULL,
    PRIMARY KEY (cover_id, task_id, kind),
    CONSTRAINT cover_tasks_kind CHECK (kind IN ('Task', 'Transfer'))
);
CREATE INDEX IF NOT EXISTS cover_tasks_task ON cover_tasks (task_id);

-- cover_sheets: the handover list of a cover, one for the way out and one for the way back, with its three signatures (CV-4)
CREATE TABLE IF NOT EXISTS cover_sheets (
    id          BIGINT       NOT NULL PRIMARY KEY,
    cover_id    BIGINT       NOT NULL,
    way         VARCHAR(4)   NOT NULL,
    giver_id    BIGINT       NOT NULL,
    taker_id    BIGINT       NOT NULL,
    made_at     VARCHAR(27)  NOT NULL,
    giver_by    BIGINT       NULL,
    giver_at    VARCHAR(27)  NULL,
    taker_at    VARCHAR(27)  NULL,
    witness_by  BIGINT       NULL,
    witness_as  BIGINT       NULL,
    witness_at  VARCHAR(27)  NULL,
    version     INT          NOT NULL DEFAULT 1,
    CONSTRAINT cover_sheets_way CHECK (way IN ('Out', 'Back')),
    CONSTRAINT cover_sheets_once UNIQUE (cover_id, way)
);

CREATE INDEX IF NOT EXISTS cover_sheets_witness ON cover_sheets (witness_at, id);

-- cover_lines: one thing of a handover list; tasks are written down with the first signature, later ones are marked as added
CREATE TABLE IF NOT EXISTS cover_lines (
    id        BIGINT        NOT NULL PRIMARY KEY,
    sheet_id  BIGINT        NOT NULL,
    thing     VARCHAR(10)   NOT NULL,
    task_id   BIGINT        NULL,
    text      VARCHAR(300)  NOT NULL DEFAULT '',
    must      SMALLINT      NOT NULL DEFAULT 0,
    added     SMALLINT      NOT NULL DEFAULT 0,
    CONSTRAINT cover_lines_thing CHECK (thing IN ('Task', 'Material', 'Procedure', 'Key', 'Seal'))
);
CREATE INDEX IF NOT EXISTS cover_lines_sheet ON cover_lines (sheet_id, id);

-- cover_notes: something of a cover that somebody has to be told; the letter is queued within a minute
CREATE TABLE IF NOT EXISTS cover_notes (
    id         BIGINT       NOT NULL PRIMARY KEY,
    cover_id   BIGINT       NOT NULL,
    kind       VARCHAR(12)  NOT NULL,
    person_id  BIGINT       NOT NULL,
    told_at    VARCHAR(27)  NULL,
    CONSTRAINT cover_notes_once UNIQUE (cover_id, kind, person_id)
);
CREATE INDEX IF NOT EXISTS cover_notes_told ON cover_notes (told_at, id);

-- post_staff_added: who put somebody on the list of a post while nobody was free, and why (CV-3)
CREATE TABLE IF NOT EXISTS post_staff_added (
    id          BIGINT        NOT NULL PRIMARY KEY,
    post_id     BIGINT        NOT NULL,
    person_id   BIGINT        NOT NULL,
    absence_id  BIGINT        NOT NULL,
    added_by    BIGINT        NOT NULL,
    added_as    BIGINT        NULL,
    added_at    VARCHAR(27)   NOT NULL,
    why         VARCHAR(300)  NOT NULL
);
CREATE INDEX IF NOT EXISTS post_staff_added_post ON post_staff_added (post_id, person_id);

-- one row that everybody takes who names, starts or ends a cover: chains and limits are looked at one after the other
INSERT INTO stamps (name, value) SELECT 'covers', 1 WHERE NOT EXISTS (SELECT 1 FROM stamps WHERE name = 'covers');
