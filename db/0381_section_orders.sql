-- section_orders: a task with which a section was ordered to put something right, and the paper of the order; its chief sees it until it is reported (BR-2, RP-6, AP-7, DL-8)
CREATE TABLE IF NOT EXISTS section_orders (
    task_id      BIGINT  NOT NULL PRIMARY KEY,
    section_id   BIGINT  NOT NULL,
    document_id  BIGINT  NULL
);
CREATE INDEX IF NOT EXISTS section_orders_section ON section_orders (section_id, task_id);
-- what was ordered before and is not reported yet
INSERT INTO section_orders (task_id, section_id, document_id)
SELECT t.id, t.section_id, (SELECT MAX(d.id) FROM documents d WHERE d.task_id = t.id AND d.kind = 'rectification' AND d.state <> 'Void') FROM tasks t
WHERE t.kind = 'Assigned' AND t.state IN ('Open', 'Paused', 'Done') AND NOT EXISTS (SELECT 1 FROM section_orders o WHERE o.task_id = t.id)
  AND EXISTS (SELECT 1 FROM documents d WHERE d.task_id = t.id AND d.kind = 'rectification');
INSERT INTO section_orders (task_id, section_id, document_id)
SELECT t.id, t.section_id, (SELECT MAX(d.id) FROM inspection_items i JOIN documents d ON d.subject = 'inspection' AND d.subject_id = i.inspection_id WHERE i.task_id = t.id AND d.kind = 'rectification' AND d.state <> 'Void') FROM tasks t
WHERE t.kind = 'Assigned' AND t.state IN ('Open', 'Paused', 'Done') AND NOT EXISTS (SELECT 1 FROM section_orders o WHERE o.task_id = t.id)
  AND t.id IN (SELECT p.task_id FROM inspection_items p WHERE p.task_id IS NOT NULL);
