-- Whoever came before is known by their phone, else by name and organisation: one row each, found and counted by one statement.
ALTER TABLE citizens ADD COLUMN IF NOT EXISTS known_by VARCHAR(121) NULL;
UPDATE citizens SET known_by = CASE WHEN phone <> '' THEN phone ELSE concat(name, char(31), organisation) END
    WHERE id IN (SELECT id FROM (SELECT MAX(id) AS id FROM citizens GROUP BY phone, CASE WHEN phone = '' THEN name ELSE '' END, CASE WHEN phone = '' THEN organisation ELSE '' END) newest);
CREATE UNIQUE INDEX IF NOT EXISTS citizens_known_by ON citizens (known_by);
DROP INDEX IF EXISTS citizens_phone;
