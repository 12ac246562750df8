-- Agreements that are signed in a process from before they could be withdrawn meanwhile: it would not hear of it, and go on. Those
-- that are being signed at this moment are; of those that come to it later, the step that certifies the document knows.
ALTER TABLE agreement ADD COLUMN hears_no_withdrawal BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE agreement SET hears_no_withdrawal = TRUE WHERE state = 'SIGNING';
