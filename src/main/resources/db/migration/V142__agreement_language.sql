-- In which language an agreement is worded; all before were worded in English.
ALTER TABLE agreement ADD COLUMN language VARCHAR(8) DEFAULT 'en' NOT NULL;
