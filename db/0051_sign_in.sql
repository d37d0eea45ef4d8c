-- Signing in: one row whose lock makes tries stand in a queue, so that two hundred at once are counted one after the other.
INSERT INTO stamps (name, value) SELECT 'tries', 1 WHERE NOT EXISTS (SELECT 1 FROM stamps WHERE name = 'tries');
