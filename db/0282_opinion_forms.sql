-- Opinion forms as papers: handed out with a number, returned with points (RP-6).

-- inspection_voices: the paper that was handed out, until when it is to come back, and when it was counted
ALTER TABLE inspection_voices ADD COLUMN IF NOT EXISTS document_id BIGINT NULL;
ALTER TABLE inspection_voices ADD COLUMN IF NOT EXISTS until_on VARCHAR(10) NULL;
ALTER TABLE inspection_voices ADD COLUMN IF NOT EXISTS returned_on VARCHAR(10) NULL;
ALTER TABLE inspection_voices ADD COLUMN IF NOT EXISTS version INT NOT NULL DEFAULT 1;
