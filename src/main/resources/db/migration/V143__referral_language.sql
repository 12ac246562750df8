-- In which language the agreements of a referral are to be worded; null for the usual one of the installation.
ALTER TABLE referral ADD COLUMN terms_language VARCHAR(8) NULL;
