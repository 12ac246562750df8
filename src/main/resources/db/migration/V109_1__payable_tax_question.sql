-- A tax that a payee says and no source of ours does: asked of the payer, who accepts or refuses it. One is open for a payable.
CREATE TABLE payable_tax_question (
  id             VARCHAR(36)  NOT NULL,
  payable_id     VARCHAR(64)  NOT NULL,
  treatment      VARCHAR(16)  NOT NULL,
  rate           VARCHAR(40)  NOT NULL,
  note           VARCHAR(500) NOT NULL,
  invoice_number VARCHAR(64)  NOT NULL,
  invoiced_on    DATE         NOT NULL,
  asked_by       VARCHAR(64)  NOT NULL,
  asked_at       DATETIME(6)  NOT NULL,
  answer         VARCHAR(12)  NULL,
  answered_by    VARCHAR(64)  NULL,
  answered_at    DATETIME(6)  NULL,
  reason         VARCHAR(500) NULL,
  open_slot      VARCHAR(64)  NULL,
  CONSTRAINT pk_payable_tax_question PRIMARY KEY (id),
  CONSTRAINT uq_payable_tax_question_open UNIQUE (open_slot),
  CONSTRAINT fk_payable_tax_question FOREIGN KEY (payable_id) REFERENCES payable (id)
);
CREATE INDEX ix_payable_tax_question ON payable_tax_question (payable_id, asked_at);
