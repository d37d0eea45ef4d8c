-- tasks: the open check of an application belongs to the post of its matter where whoever checks stands on the post's list, so that it goes with the post (CV-4)
UPDATE tasks SET post_id = (SELECT m.post_id FROM matter_types m WHERE m.id = tasks.matter_type_id)
WHERE kind = 'Check' AND state IN ('Open', 'Paused') AND post_id IS NULL
  AND EXISTS (SELECT 1 FROM matter_types x JOIN post_staff s ON s.post_id = x.post_id WHERE x.id = tasks.matter_type_id AND s.person_id = tasks.answering_id);
