-- In which order the parties sign, where somebody chose another than the usual one, and who chose it.
CREATE TABLE signing_plan (
  agreement_id  VARCHAR(36)  NOT NULL,
  version       BIGINT       NOT NULL,
  signing_order VARCHAR(24)  NOT NULL,
  chosen_by     VARCHAR(200) NOT NULL,
  chosen_for    VARCHAR(64)  NOT NULL,
  chosen_at     DATETIME(6)  NOT NULL,
  CONSTRAINT pk_signing_plan PRIMARY KEY (agreement_id),
  CONSTRAINT fk_signing_plan FOREIGN KEY (agreement_id) REFERENCES agreement (id)
);

-- Which party signs in which turn, where groups sign one after another.
CREATE TABLE signing_plan_turn (
  agreement_id VARCHAR(36) NOT NULL,
  partner_id   VARCHAR(64) NOT NULL,
  turn         INT         NOT NULL,
  CONSTRAINT pk_signing_plan_turn PRIMARY KEY (agreement_id, partner_id),
  CONSTRAINT fk_signing_plan_turn FOREIGN KEY (agreement_id) REFERENCES signing_plan (agreement_id)
);

-- A party that no longer wants an agreement which was being signed, who said so, and why.
CREATE TABLE signing_withdrawal (
  agreement_id VARCHAR(36)   NOT NULL,
  partner_id   VARCHAR(64)   NOT NULL,
  withdrawn_by VARCHAR(200)  NOT NULL,
  reason       VARCHAR(2000) NOT NULL,
  withdrawn_at DATETIME(6)   NOT NULL,
  CONSTRAINT pk_signing_withdrawal PRIMARY KEY (agreement_id),
  CONSTRAINT fk_signing_withdrawal FOREIGN KEY (agreement_id) REFERENCES agreement (id)
);

-- The turn in which a signature is asked for, from 0 on. Until now every party had a turn of its own.
ALTER TABLE signature_request ADD COLUMN turn INT NOT NULL DEFAULT 0;
UPDATE signature_request SET turn = position;
