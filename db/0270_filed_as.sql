-- for which clerk of the general office a deputy filed a cover or returned it (CV-5, GN-2)
ALTER TABLE covers ADD COLUMN IF NOT EXISTS filed_as BIGINT NULL;
