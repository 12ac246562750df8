-- What a matched item was called and with whom it was: whoever knows of open items does not know of it any more once it is matched.
ALTER TABLE bank_match_part ADD COLUMN reference VARCHAR(140) NULL;
ALTER TABLE bank_match_part ADD COLUMN party_id VARCHAR(64) NULL;
