-- Complaints merged by older versions: a chain leads to the one case it ended in, and what was merged is in the hands of whoever handles that case now (CP-2).
-- Read through a table of its own, which both engines take; each statement may run again.
UPDATE complaints SET merged_into = (SELECT x.into_id FROM (SELECT id, merged_into AS into_id FROM complaints WHERE merged_into IS NOT NULL) x WHERE x.id = complaints.merged_into)
WHERE merged_into IN (SELECT y.id FROM (SELECT id FROM complaints WHERE merged_into IS NOT NULL) y);
UPDATE complaints SET merged_into = (SELECT x.into_id FROM (SELECT id, merged_into AS into_id FROM complaints WHERE merged_into IS NOT NULL) x WHERE x.id = complaints.merged_into)
WHERE merged_into IN (SELECT y.id FROM (SELECT id FROM complaints WHERE merged_into IS NOT NULL) y);
UPDATE complaints SET merged_into = (SELECT x.into_id FROM (SELECT id, merged_into AS into_id FROM complaints WHERE merged_into IS NOT NULL) x WHERE x.id = complaints.merged_into)
WHERE merged_into IN (SELECT y.id FROM (SELECT id FROM complaints WHERE merged_into IS NOT NULL) y);
UPDATE complaints SET handler_id = (SELECT x.handler_id FROM (SELECT id, handler_id FROM complaints) x WHERE x.id = complaints.merged_into) WHERE merged_into IS NOT NULL;
