-- What the discipline desk counts of complaints without walking over closed ones, and what a complaint points at, found from the other end.
CREATE INDEX IF NOT EXISTS complaints_desk ON complaints (state, level, due_on);
CREATE INDEX IF NOT EXISTS complaint_links_of ON complaint_links (number, complaint_id);
-- what is finished and not reported stands among a million finished ones
CREATE INDEX IF NOT EXISTS tasks_kind_due ON tasks (kind, state, due_on);
-- what was finished within a month, without walking over all that was ever finished
CREATE INDEX IF NOT EXISTS tasks_closed ON tasks (state, done_on);
-- measures that wait for somebody, counted by an index
CREATE INDEX IF NOT EXISTS measures_tally ON measures (state, section_id, person_id);
