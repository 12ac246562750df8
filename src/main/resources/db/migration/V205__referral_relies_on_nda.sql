-- The NDA in force that a referral relies on instead of one of its own: its terms say what binds in the meantime.
ALTER TABLE referral ADD COLUMN relies_on_nda VARCHAR(36) NULL;
