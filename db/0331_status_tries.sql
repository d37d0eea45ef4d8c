-- Looking up one's own matter (PB-4): its failed tries are counted like those of signing in, apart from them; what was typed is not kept.
ALTER TABLE sign_in_tries ADD COLUMN IF NOT EXISTS door VARCHAR(10) NOT NULL DEFAULT 'SignIn';
