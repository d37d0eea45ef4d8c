-- Kinds of cases that have files are known by the program, as features bring their own; the table no longer lists them.
ALTER TABLE attachments DROP CONSTRAINT IF EXISTS attachments_kind;
