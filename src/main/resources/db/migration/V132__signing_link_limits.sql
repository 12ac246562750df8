-- What a link has borne: all codes that were sent for it, all that were typed wrongly, and from which browsers and addresses it was opened
-- (short hashes). With told_at, its owner has heard that what they signed came to nothing.
ALTER TABLE signing_link ADD COLUMN codes_total INT NOT NULL DEFAULT 0;
ALTER TABLE signing_link ADD COLUMN wrong_codes INT NOT NULL DEFAULT 0;
ALTER TABLE signing_link ADD COLUMN opened_by VARCHAR(400) NOT NULL DEFAULT '';
ALTER TABLE signing_link ADD COLUMN told_at DATETIME(6) NULL;
CREATE INDEX ix_signing_link_agreement ON signing_link (agreement_id, purpose);
