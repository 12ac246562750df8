-- What the payer's bank reports as paid is confirmed by the payee, by its own bank or by silence, or contested. The payee's half of the
-- payment is posted when it is confirmed. What was paid before was posted for both at once, and stands as confirmed.
ALTER TABLE payable ADD COLUMN confirmed BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE payable ADD COLUMN received_posting_no BIGINT NULL;
UPDATE payable SET confirmed = TRUE WHERE paid_on IS NOT NULL;

ALTER TABLE payable_match ADD COLUMN confirm_by DATE NULL;
ALTER TABLE payable_match ADD COLUMN confirmed_at DATETIME(6) NULL;
ALTER TABLE payable_match ADD COLUMN confirmed_how VARCHAR(12) NULL;
ALTER TABLE payable_match ADD COLUMN confirmed_by VARCHAR(64) NULL;
ALTER TABLE payable_match ADD COLUMN contested_at DATETIME(6) NULL;
ALTER TABLE payable_match ADD COLUMN contested_by VARCHAR(64) NULL;
ALTER TABLE payable_match ADD COLUMN contest_reason VARCHAR(500) NULL;
CREATE INDEX ix_payable_match_confirm ON payable_match (confirm_by);
UPDATE payable_match SET confirmed_at = told_at, confirmed_how = 'BANK' WHERE undone_at IS NULL;

-- What a setting-off leaves is a payable of its own now.
DROP TABLE payable_left;
