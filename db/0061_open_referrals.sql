-- The counter shows where citizens were led and nobody wrote yet whom they reached: a few of very many.
CREATE INDEX IF NOT EXISTS referrals_open ON referrals (completed, enquiry_id);
