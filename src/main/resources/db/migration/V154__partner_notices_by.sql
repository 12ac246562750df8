-- The only way in which a partner takes notices; null for any that an agreement allows.
ALTER TABLE partner ADD COLUMN notices_by VARCHAR(8) NULL;
