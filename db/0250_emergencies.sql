-- Emergencies (DL-13): matters of their own, counted in calendar days.
ALTER TABLE matter_types ADD COLUMN IF NOT EXISTS emergency VARCHAR(10) NOT NULL DEFAULT 'None';
