-- Damages that somebody says are admitted, settled or awarded. Posted, with a payable of their own, once the one that owes them says so.
-- One document is one claim under an agreement.
CREATE TABLE payable_damages (
  id            VARCHAR(36)   NOT NULL,
  agreement_id  VARCHAR(36)   NOT NULL,
  debtor_id     VARCHAR(64)   NOT NULL,
  creditor_id   VARCHAR(64)   NOT NULL,
  basis         VARCHAR(12)   NOT NULL,
  decided_by    VARCHAR(200)  NOT NULL,
  decided_on    DATE          NOT NULL,
  document_hash VARCHAR(64)   NOT NULL,
  minor_units   BIGINT        NOT NULL,
  currency      CHAR(3)       NOT NULL,
  arithmetic    VARCHAR(500)  NOT NULL,
  reason        VARCHAR(1000) NOT NULL,
  state         VARCHAR(12)   NOT NULL,
  filed_by      VARCHAR(64)   NOT NULL,
  filed_at      DATETIME(6)   NOT NULL,
  answered_by   VARCHAR(64)   NULL,
  answered_at   DATETIME(6)   NULL,
  answer        VARCHAR(500)  NULL,
  payable_id    VARCHAR(64)   NULL,
  posting_no    BIGINT        NULL,
  CONSTRAINT pk_payable_damages PRIMARY KEY (id),
  CONSTRAINT uq_payable_damages UNIQUE (agreement_id, document_hash)
);
CREATE INDEX ix_payable_damages_debtor ON payable_damages (debtor_id, filed_at);
CREATE INDEX ix_payable_damages_creditor ON payable_damages (creditor_id, filed_at);
