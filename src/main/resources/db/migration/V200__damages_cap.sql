-- A fixed number of lock rows, shared by all agreements: who says or posts that damages are owed holds that of the agreement and of whoever owes
-- them, so that what the signed terms allow at most in all is never exceeded by two who say it at the same moment.
CREATE TABLE damages_lock (
  number INT NOT NULL,
  CONSTRAINT pk_damages_lock PRIMARY KEY (number)
);

INSERT INTO damages_lock (number)
SELECT a.n + 10 * b.n FROM
  (SELECT 0 AS n UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6
    UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9) a,
  (SELECT 0 AS n UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6
    UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9) b;

-- What a claim came to, from the moment at which that was said: until it is posted, it counts here toward what the terms allow at most.
CREATE TABLE damages_set_aside (
  source       VARCHAR(64) NOT NULL,
  agreement_id VARCHAR(36) NOT NULL,
  debtor_id    VARCHAR(64) NOT NULL,
  creditor_id  VARCHAR(64) NOT NULL,
  minor_units  BIGINT      NOT NULL,
  currency     CHAR(3)     NOT NULL,
  broken_on    DATE        NOT NULL,
  set_aside_at DATETIME(6) NOT NULL,
  posted_at    DATETIME(6) NULL,
  CONSTRAINT pk_damages_set_aside PRIMARY KEY (source)
);
CREATE INDEX ix_damages_set_aside_debtor ON damages_set_aside (agreement_id, debtor_id);

-- The day of the breach, whose terms count, and the day by which it is to be paid; those of old are due on the day of the decision.
ALTER TABLE payable_damages ADD COLUMN broken_on DATE NULL;
ALTER TABLE payable_damages ADD COLUMN due_on DATE NULL;
