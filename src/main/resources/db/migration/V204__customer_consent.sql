-- That a customer agreed to be named: on which day, who of it said so, in which form, and what shows it.
CREATE TABLE customer_consent (
  id          VARCHAR(36)  NOT NULL,
  referral_id VARCHAR(36)  NOT NULL,
  given_on    DATE         NOT NULL,
  given_by    VARCHAR(200) NOT NULL,
  form        VARCHAR(16)  NOT NULL,
  document    VARCHAR(64)  NULL,
  file_name   VARCHAR(200) NULL,
  recorded_by VARCHAR(200) NOT NULL,
  recorded_at DATETIME(6)  NOT NULL,
  CONSTRAINT pk_customer_consent PRIMARY KEY (id),
  CONSTRAINT fk_customer_consent_referral FOREIGN KEY (referral_id) REFERENCES referral (id)
);

-- Which of them the decision named; nothing where consent was a word before this was kept.
ALTER TABLE referral ADD COLUMN consent_id VARCHAR(36) NULL;
