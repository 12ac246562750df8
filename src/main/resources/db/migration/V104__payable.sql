-- What one partner has to pay another: for a period, or as interest on something that was paid late.
CREATE TABLE payable (
  id               VARCHAR(64)   NOT NULL,
  kind             VARCHAR(12)   NOT NULL,
  agreement_id     VARCHAR(36)   NOT NULL,
  period           VARCHAR(10)   NOT NULL,
  statement_number VARCHAR(140)  NOT NULL,
  debtor_id        VARCHAR(64)   NOT NULL,
  creditor_id      VARCHAR(64)   NOT NULL,
  net_units        BIGINT        NOT NULL,
  currency         CHAR(3)       NOT NULL,
  due_on           DATE          NOT NULL,
  content_hash     VARCHAR(64)   NOT NULL,
  opened_at        DATETIME(6)   NOT NULL,
  interest_rate    VARCHAR(40)   NULL,
  interest_of      VARCHAR(64)   NULL,
  words            VARCHAR(2000) NOT NULL,
  posting_no       BIGINT        NULL,
  treatment        VARCHAR(16)   NULL,
  tax_rate         VARCHAR(40)   NULL,
  tax_units        BIGINT        NULL,
  tax_note         VARCHAR(500)  NULL,
  tax_posting_no   BIGINT        NULL,
  tax_changes      INT           NOT NULL DEFAULT 0,
  invoice_number   VARCHAR(160)  NULL,
  invoice_key      VARCHAR(64)   NULL,
  invoiced_on      DATE          NULL,
  self_billed      BOOLEAN       NOT NULL DEFAULT FALSE,
  invoice_by       VARCHAR(64)   NULL,
  invoice_at       DATETIME(6)   NULL,
  payments         INT           NOT NULL DEFAULT 0,
  paid_on          DATE          NULL,
  paid_posting_no  BIGINT        NULL,
  set_off          BOOLEAN       NOT NULL DEFAULT FALSE,
  withdrawn_at     DATETIME(6)   NULL,
  CONSTRAINT pk_payable PRIMARY KEY (id),
  CONSTRAINT uq_payable_invoice UNIQUE (invoice_key)
);
CREATE INDEX ix_payable_period ON payable (agreement_id, period);
CREATE INDEX ix_payable_debtor ON payable (debtor_id, due_on);
CREATE INDEX ix_payable_creditor ON payable (creditor_id, due_on);
CREATE INDEX ix_payable_interest_of ON payable (interest_of);

CREATE TABLE payable_instalment (
  payable_id  VARCHAR(64) NOT NULL,
  position    INT         NOT NULL,
  due_on      DATE        NOT NULL,
  minor_units BIGINT      NOT NULL,
  CONSTRAINT pk_payable_instalment PRIMARY KEY (payable_id, position),
  CONSTRAINT fk_payable_instalment FOREIGN KEY (payable_id) REFERENCES payable (id)
);

-- Who says that something is paid: the bank of either side, or a setting-off. While one of them stands, it is.
CREATE TABLE payable_match (
  payable_id VARCHAR(64) NOT NULL,
  match_id   VARCHAR(64) NOT NULL,
  partner_id VARCHAR(64) NOT NULL,
  booked_on  DATE        NOT NULL,
  set_off    BOOLEAN     NOT NULL,
  told_at    DATETIME(6) NOT NULL,
  undone_at  DATETIME(6) NULL,
  CONSTRAINT pk_payable_match PRIMARY KEY (payable_id, match_id),
  CONSTRAINT fk_payable_match FOREIGN KEY (payable_id) REFERENCES payable (id)
);
CREATE INDEX ix_payable_match_match ON payable_match (match_id);

-- What was left after a setting-off and is paid by itself: in whose book, by which posting.
CREATE TABLE payable_left (
  set_off_id   VARCHAR(64) NOT NULL,
  match_id     VARCHAR(64) NOT NULL,
  agreement_id VARCHAR(36) NOT NULL,
  posting_no   BIGINT      NOT NULL,
  told_at      DATETIME(6) NOT NULL,
  undone_at    DATETIME(6) NULL,
  CONSTRAINT pk_payable_left PRIMARY KEY (set_off_id, match_id)
);

-- Who bills in whose name: the debtor offers, the payee accepts, either ends it. The latest row holds.
CREATE TABLE self_billing (
  id          VARCHAR(36)  NOT NULL,
  debtor_id   VARCHAR(64)  NOT NULL,
  creditor_id VARCHAR(64)  NOT NULL,
  offered_by  VARCHAR(64)  NOT NULL,
  offered_at  DATETIME(6)  NOT NULL,
  accepted_by VARCHAR(64)  NULL,
  accepted_at DATETIME(6)  NULL,
  ended_by    VARCHAR(64)  NULL,
  ended_at    DATETIME(6)  NULL,
  open_slot   VARCHAR(140) NULL,
  CONSTRAINT pk_self_billing PRIMARY KEY (id),
  CONSTRAINT uq_self_billing_open UNIQUE (open_slot)
);
CREATE INDEX ix_self_billing_debtor ON self_billing (debtor_id);
CREATE INDEX ix_self_billing_creditor ON self_billing (creditor_id);

CREATE TABLE self_billing_number (
  debtor_id   VARCHAR(64) NOT NULL,
  creditor_id VARCHAR(64) NOT NULL,
  in_year     INT         NOT NULL,
  last_number INT         NOT NULL,
  CONSTRAINT pk_self_billing_number PRIMARY KEY (debtor_id, creditor_id, in_year)
);

-- The standard rate of tax that a partner's finance says holds in its country, from a day on.
CREATE TABLE tax_rate (
  partner_id VARCHAR(64) NOT NULL,
  country    CHAR(2)     NOT NULL,
  since      DATE        NOT NULL,
  rate       VARCHAR(40) NOT NULL,
  set_by     VARCHAR(64) NOT NULL,
  set_at     DATETIME(6) NOT NULL,
  CONSTRAINT pk_tax_rate PRIMARY KEY (partner_id, country, since)
);
