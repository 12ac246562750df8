-- The settlement of a period of a revenue share, from the report that is awaited to the last payment.

CREATE TABLE settlement_period (
  id                VARCHAR(36)  NOT NULL,
  agreement_id      VARCHAR(36)  NOT NULL,
  agreement_number  VARCHAR(130) NOT NULL,
  agreement_title   VARCHAR(200) NOT NULL,
  subject           VARCHAR(36)  NOT NULL,
  ordinal           INT          NOT NULL,
  period            VARCHAR(10)  NOT NULL,
  first_day         DATE         NOT NULL,
  last_day          DATE         NOT NULL,
  biller_id         VARCHAR(64)  NOT NULL,
  state             VARCHAR(16)  NOT NULL,
  opened_at         DATETIME(6)  NOT NULL,
  report_due_on     DATE         NOT NULL,
  report_overdue_at DATETIME(6)  NULL,
  audit_notice_days INT          NULL,
  completed_by      VARCHAR(64)  NULL,
  completed_by_name VARCHAR(200) NULL,
  completed_at      DATETIME(6)  NULL,
  draft_version     INT          NOT NULL,
  approved_by       VARCHAR(64)  NULL,
  approved_by_name  VARCHAR(200) NULL,
  approved_again_by VARCHAR(64)  NULL,
  approved_again_by_name VARCHAR(200) NULL,
  terms_hash        VARCHAR(64)  NULL,
  statement_number  VARCHAR(140) NULL,
  document_hash     VARCHAR(64)  NULL,
  sealed_at         DATETIME(6)  NULL,
  journal_sequence  BIGINT       NULL,
  journal_hash      VARCHAR(64)  NULL,
  first_due_on      DATE         NULL,
  payment_overdue_at DATETIME(6) NULL,
  closed_at         DATETIME(6)  NULL,
  CONSTRAINT pk_settlement_period PRIMARY KEY (id),
  CONSTRAINT uq_settlement_period_ordinal UNIQUE (agreement_id, ordinal),
  CONSTRAINT uq_settlement_period_days UNIQUE (agreement_id, last_day),
  CONSTRAINT uq_settlement_period_number UNIQUE (statement_number)
);
CREATE INDEX ix_settlement_period_state ON settlement_period (state, agreement_id);

-- Who takes part in a period, in the order of the agreement, and what its sealed statement gives each.
CREATE TABLE settlement_party (
  settlement_id   VARCHAR(36) NOT NULL,
  position        INT         NOT NULL,
  partner_id      VARCHAR(64) NOT NULL,
  first_day       DATE        NOT NULL,
  currency        CHAR(3)     NULL,
  earned          BIGINT      NULL,
  corrected       BIGINT      NULL,
  returned        BIGINT      NULL,
  brought_forward BIGINT      NULL,
  lapsed          BIGINT      NULL,
  carried_forward BIGINT      NULL,
  payable         BIGINT      NULL,
  CONSTRAINT pk_settlement_party PRIMARY KEY (settlement_id, position),
  CONSTRAINT uq_settlement_party UNIQUE (settlement_id, partner_id),
  CONSTRAINT fk_settlement_party FOREIGN KEY (settlement_id) REFERENCES settlement_period (id)
);
CREATE INDEX ix_settlement_party ON settlement_party (partner_id, first_day);

-- What was shown to the parties: each draft whose content differs from the one before.
CREATE TABLE settlement_draft (
  settlement_id VARCHAR(36) NOT NULL,
  version       INT         NOT NULL,
  content_hash  VARCHAR(64) NOT NULL,
  drawn_at      DATETIME(6) NOT NULL,
  CONSTRAINT pk_settlement_draft PRIMARY KEY (settlement_id, version),
  CONSTRAINT fk_settlement_draft FOREIGN KEY (settlement_id) REFERENCES settlement_period (id)
);

CREATE TABLE settlement_objection (
  id               VARCHAR(36)   NOT NULL,
  settlement_id    VARCHAR(36)   NOT NULL,
  number           INT           NOT NULL,
  version          INT           NOT NULL,
  line_id          VARCHAR(64)   NULL,
  partner_id       VARCHAR(64)   NOT NULL,
  raised_by_name   VARCHAR(200)  NOT NULL,
  raised_at        DATETIME(6)   NOT NULL,
  reason           VARCHAR(2000) NOT NULL,
  state            VARCHAR(16)   NOT NULL,
  answer           VARCHAR(2000) NULL,
  answered_by_name VARCHAR(200)  NULL,
  answered_at      DATETIME(6)   NULL,
  CONSTRAINT pk_settlement_objection PRIMARY KEY (id),
  CONSTRAINT uq_settlement_objection UNIQUE (settlement_id, number),
  CONSTRAINT fk_settlement_objection FOREIGN KEY (settlement_id) REFERENCES settlement_period (id)
);

CREATE TABLE settlement_audit (
  settlement_id  VARCHAR(36)   NOT NULL,
  partner_id     VARCHAR(64)   NOT NULL,
  demanded_by    VARCHAR(64)   NOT NULL,
  demanded_by_name VARCHAR(200) NOT NULL,
  demanded_at    DATETIME(6)   NOT NULL,
  reason         VARCHAR(2000) NOT NULL,
  CONSTRAINT pk_settlement_audit PRIMARY KEY (settlement_id, partner_id),
  CONSTRAINT fk_settlement_audit FOREIGN KEY (settlement_id) REFERENCES settlement_period (id)
);

-- What happened, each thing once by its key.
CREATE TABLE settlement_event (
  settlement_id VARCHAR(36)   NOT NULL,
  once_key      VARCHAR(120)  NOT NULL,
  number        INT           NOT NULL,
  happened_at   DATETIME(6)   NOT NULL,
  who           VARCHAR(200)  NULL,
  what          VARCHAR(2500) NOT NULL,
  CONSTRAINT pk_settlement_event PRIMARY KEY (settlement_id, once_key),
  CONSTRAINT uq_settlement_event UNIQUE (settlement_id, number),
  CONSTRAINT fk_settlement_event FOREIGN KEY (settlement_id) REFERENCES settlement_period (id)
);
