-- notices_once: of a notice given after the acceptance the last day that it told, null of any other and of those given before this column was (ON-7, ON-9);
-- and those lines of items that came since, or are not needed any more (PB-1)
ALTER TABLE notices_once ADD COLUMN IF NOT EXISTS bring_by VARCHAR(10) NULL;
ALTER TABLE notices_once ADD COLUMN IF NOT EXISTS brought MEDIUMTEXT NULL;
