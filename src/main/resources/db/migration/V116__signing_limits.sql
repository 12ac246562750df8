-- Authority to sign may be limited to agreements worth at most an amount, and be held jointly with another person. What was given
-- before holds alone and without limit.
ALTER TABLE signing_grant ADD COLUMN limit_minor_units BIGINT NULL;
ALTER TABLE signing_grant ADD COLUMN limit_currency CHAR(3) NULL;
ALTER TABLE signing_grant ADD COLUMN jointly BOOLEAN NOT NULL DEFAULT FALSE;

-- What the deal behind an agreement is estimated to be worth; unknown for what was drafted before this was kept.
ALTER TABLE agreement ADD COLUMN deal_minor_units BIGINT NULL;
ALTER TABLE agreement ADD COLUMN deal_currency CHAR(3) NULL;
