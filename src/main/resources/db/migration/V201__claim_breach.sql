-- When what a claim is about happened: it says which terms count, and whose the rights out of a window were. Of claims of old, the day on which
-- they were stated counts.
CREATE TABLE claim_breach (
  claim_id  VARCHAR(36) NOT NULL,
  broken_on DATE        NOT NULL,
  CONSTRAINT pk_claim_breach PRIMARY KEY (claim_id)
);

-- What was said with the amount of an offer or of a decision from outside: by when it is paid, and whether it goes beyond what the signed terms
-- allow at most.
CREATE TABLE claim_amount_term (
  id         VARCHAR(36) NOT NULL,
  payable_by DATE        NULL,
  beyond     BOOLEAN     NOT NULL,
  CONSTRAINT pk_claim_amount_term PRIMARY KEY (id)
);
