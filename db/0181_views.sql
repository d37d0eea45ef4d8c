-- Views of lists may be shared with a section, and everybody may choose one that a list opens with.

-- saved_views.shared_with: the section whose people see the view too
ALTER TABLE saved_views ADD COLUMN IF NOT EXISTS shared_with BIGINT NULL;
CREATE INDEX IF NOT EXISTS saved_views_shared ON saved_views (shared_with);

-- view_defaults: with which view a list opens for somebody
CREATE TABLE IF NOT EXISTS view_defaults (
    person_id  BIGINT       NOT NULL,
    list       VARCHAR(40)  NOT NULL,
    view_id    BIGINT       NOT NULL,
    PRIMARY KEY (person_id, list)
);
