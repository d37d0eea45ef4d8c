-- breaches: what was proposed from a further notice of an application belongs to the task of that application, or to its check (ON-6)
UPDATE breaches SET task_id = (SELECT COALESCE(a.task_id, a.check_task_id) FROM notices_once n JOIN applications a ON a.id = n.application_id WHERE breaches.fact = concat('once:', n.id))
WHERE task_id IS NULL AND kind = 'OneTime' AND fact LIKE 'once:%';
