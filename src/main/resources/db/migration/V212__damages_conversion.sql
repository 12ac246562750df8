-- What damages in another currency than that of the most that the signed terms allow come to in that one, as whoever stated them said: it counts
-- toward the most. Of those of old nobody said it, and they count toward none.
CREATE TABLE claim_amount_conversion (
  id          VARCHAR(36)  NOT NULL,
  minor_units BIGINT       NOT NULL,
  currency    CHAR(3)      NOT NULL,
  rate        VARCHAR(40)  NOT NULL,
  rate_on     DATE         NOT NULL,
  rate_source VARCHAR(150) NOT NULL,
  CONSTRAINT pk_claim_amount_conversion PRIMARY KEY (id)
);

ALTER TABLE damages_set_aside ADD COLUMN counted_minor_units BIGINT NULL;
ALTER TABLE damages_set_aside ADD COLUMN counted_currency CHAR(3) NULL;
ALTER TABLE damages_set_aside ADD COLUMN rate VARCHAR(40) NULL;
ALTER TABLE damages_set_aside ADD COLUMN rate_on DATE NULL;
ALTER TABLE damages_set_aside ADD COLUMN rate_source VARCHAR(150) NULL;

ALTER TABLE payable_damages ADD COLUMN counted_minor_units BIGINT NULL;
ALTER TABLE payable_damages ADD COLUMN counted_currency CHAR(3) NULL;
ALTER TABLE payable_damages ADD COLUMN rate VARCHAR(40) NULL;
ALTER TABLE payable_damages ADD COLUMN rate_on DATE NULL;
ALTER TABLE payable_damages ADD COLUMN rate_source VARCHAR(150) NULL;
