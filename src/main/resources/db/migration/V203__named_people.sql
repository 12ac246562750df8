-- Whom a deliverer wants to be told who the customer is, before it is disclosed. Nobody named: its operations.
CREATE TABLE named_person (
  id          VARCHAR(36)  NOT NULL,
  referral_id VARCHAR(36)  NOT NULL,
  partner_id  VARCHAR(64)  NOT NULL,
  person_id   VARCHAR(64)  NOT NULL,
  named_by    VARCHAR(200) NOT NULL,
  named_at    DATETIME(6)  NOT NULL,
  CONSTRAINT pk_named_person PRIMARY KEY (id),
  CONSTRAINT uq_named_person UNIQUE (referral_id, person_id),
  CONSTRAINT fk_named_person_referral FOREIGN KEY (referral_id) REFERENCES referral (id)
);

-- Who named the person to whom a customer was disclosed, or that it read the name in a contract; nothing where the program did as usual.
ALTER TABLE disclosure ADD COLUMN named_by VARCHAR(200) NULL;
ALTER TABLE disclosure ADD COLUMN by_contract BOOLEAN DEFAULT FALSE NOT NULL;
