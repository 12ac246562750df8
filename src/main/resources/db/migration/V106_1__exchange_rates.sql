-- Euro foreign exchange reference rates as the European Central Bank published them: so many units of the currency for one euro.
CREATE TABLE reference_rate (
  rate_day    DATE         NOT NULL,
  currency    CHAR(3)      NOT NULL,
  rate        VARCHAR(40)  NOT NULL,
  imported_by VARCHAR(64)  NOT NULL,
  imported_at DATETIME(6)  NOT NULL,
  used_at     DATETIME(6)  NULL,
  CONSTRAINT pk_reference_rate PRIMARY KEY (currency, rate_day)
);
CREATE INDEX ix_reference_rate_day ON reference_rate (rate_day);

-- A rate on which the parties of an agreement agree for a day: units of the one currency for one unit of the other.
CREATE TABLE agreed_rate (
  id            VARCHAR(36)  NOT NULL,
  agreement_id  VARCHAR(36)  NOT NULL,
  from_currency CHAR(3)      NOT NULL,
  to_currency   CHAR(3)      NOT NULL,
  rate_day      DATE         NOT NULL,
  rate          VARCHAR(80)  NOT NULL,
  state         VARCHAR(12)  NOT NULL,
  proposed_by   VARCHAR(64)  NOT NULL,
  proposed_name VARCHAR(200) NOT NULL,
  proposed_at   DATETIME(6)  NOT NULL,
  CONSTRAINT pk_agreed_rate PRIMARY KEY (id),
  CONSTRAINT uq_agreed_rate UNIQUE (agreement_id, from_currency, to_currency, rate_day)
);

CREATE TABLE agreed_rate_acceptance (
  rate_id       VARCHAR(36)  NOT NULL,
  partner_id    VARCHAR(64)  NOT NULL,
  accepted_name VARCHAR(200) NOT NULL,
  accepted_at   DATETIME(6)  NOT NULL,
  CONSTRAINT pk_agreed_rate_acceptance PRIMARY KEY (rate_id, partner_id),
  CONSTRAINT fk_agreed_rate_acceptance FOREIGN KEY (rate_id) REFERENCES agreed_rate (id) ON DELETE CASCADE
);

-- Where the exchange rate of a line was found; empty where it was reported or is not needed.
ALTER TABLE revenue_line ADD COLUMN rate_source VARCHAR(120) NULL;
