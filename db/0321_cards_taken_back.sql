-- Cards of a lateness that turned out not to be (DL-12).

-- cards: one that was taken back stays as history, with the day and the reason, and counts nowhere
ALTER TABLE cards ADD COLUMN IF NOT EXISTS taken_back_on VARCHAR(10) NULL;
ALTER TABLE cards ADD COLUMN IF NOT EXISTS taken_back_why VARCHAR(300) NOT NULL DEFAULT '';
-- the desk counts those that stand without touching the rows
CREATE INDEX IF NOT EXISTS cards_standing ON cards (given_on, section_id, colour, taken_back_on);
