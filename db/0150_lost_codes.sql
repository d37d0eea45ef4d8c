-- ap_codes.replaced: how often a lost code was replaced by a new one before anybody voted with it
ALTER TABLE ap_codes ADD COLUMN IF NOT EXISTS replaced INT NOT NULL DEFAULT 0;
