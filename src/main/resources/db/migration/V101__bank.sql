-- Where a partner is paid to, and where it was, with who asked for each change and who decided it. While a change is undecided it holds its
-- partner's only slot.
CREATE TABLE bank_details (
  id           VARCHAR(36)  NOT NULL,
  partner_id   VARCHAR(64)  NOT NULL,
  iban         VARCHAR(34)  NOT NULL,
  bic          VARCHAR(11)  NOT NULL,
  holder       VARCHAR(70)  NOT NULL,
  asked_by     VARCHAR(64)  NOT NULL,
  asked_person VARCHAR(64)  NULL,
  asked_at     DATETIME(6)  NOT NULL,
  state        VARCHAR(16)  NOT NULL,
  decided_by   VARCHAR(64)  NULL,
  decided_at   DATETIME(6)  NULL,
  effective_at DATETIME(6)  NULL,
  ended_by     VARCHAR(64)  NULL,
  ended_at     DATETIME(6)  NULL,
  reason       VARCHAR(500) NULL,
  open_slot    VARCHAR(64)  NULL,
  CONSTRAINT pk_bank_details PRIMARY KEY (id),
  CONSTRAINT uq_bank_details_open UNIQUE (open_slot)
);
CREATE INDEX ix_bank_details_partner ON bank_details (partner_id, effective_at);

-- What finance chose, such as the rules of matching: every version is kept, and the highest holds.
CREATE TABLE bank_choice (
  partner_id VARCHAR(64) NOT NULL,
  kind       VARCHAR(48) NOT NULL,
  version    BIGINT      NOT NULL,
  content    LONGTEXT    NOT NULL,
  changed_by VARCHAR(64) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  CONSTRAINT pk_bank_choice PRIMARY KEY (partner_id, kind, version)
);

CREATE TABLE bank_statement (
  id            VARCHAR(36)  NOT NULL,
  partner_id    VARCHAR(64)  NOT NULL,
  iban          VARCHAR(34)  NOT NULL,
  statement_id  VARCHAR(64)  NOT NULL,
  key_hash      VARCHAR(64)  NOT NULL,
  content_hash  VARCHAR(64)  NOT NULL,
  currency      VARCHAR(3)   NULL,
  opening_units BIGINT       NULL,
  closing_units BIGINT       NULL,
  taken_by      VARCHAR(64)  NOT NULL,
  taken_at      DATETIME(6)  NOT NULL,
  CONSTRAINT pk_bank_statement PRIMARY KEY (id),
  CONSTRAINT uq_bank_statement UNIQUE (key_hash)
);
CREATE INDEX ix_bank_statement_partner ON bank_statement (partner_id, taken_at);

-- Money that moved. The same line in two files is one: its fingerprint tells.
CREATE TABLE bank_line (
  id                VARCHAR(36)   NOT NULL,
  statement_id      VARCHAR(36)   NOT NULL,
  partner_id        VARCHAR(64)   NOT NULL,
  entry_number      INT           NOT NULL,
  booked_on         DATE          NOT NULL,
  value_on          DATE          NOT NULL,
  minor_units       BIGINT        NOT NULL,
  currency          VARCHAR(3)    NOT NULL,
  counterparty      VARCHAR(140)  NOT NULL,
  counterparty_iban VARCHAR(34)   NOT NULL,
  end_to_end_id     VARCHAR(64)   NOT NULL,
  bank_reference    VARCHAR(64)   NOT NULL,
  remittance        VARCHAR(1000) NOT NULL,
  fingerprint       VARCHAR(64)   NOT NULL,
  CONSTRAINT pk_bank_line PRIMARY KEY (id),
  CONSTRAINT uq_bank_line UNIQUE (fingerprint),
  CONSTRAINT fk_bank_line_statement FOREIGN KEY (statement_id) REFERENCES bank_statement (id)
);
CREATE INDEX ix_bank_line_partner ON bank_line (partner_id, booked_on);

-- Which lines pay which items, or which items are set off against one another. Only added to; what was undone stays, with the undoing.
CREATE TABLE bank_match (
  id               VARCHAR(36) NOT NULL,
  partner_id       VARCHAR(64) NOT NULL,
  other_party      VARCHAR(64) NULL,
  rule_id          VARCHAR(40) NOT NULL,
  rules_version    BIGINT      NOT NULL,
  difference_units BIGINT      NOT NULL,
  currency         VARCHAR(3)  NOT NULL,
  due_on           DATE        NULL,
  reasons          LONGTEXT    NOT NULL,
  made_by          VARCHAR(64) NOT NULL,
  made_at          DATETIME(6) NOT NULL,
  CONSTRAINT pk_bank_match PRIMARY KEY (id)
);
CREATE INDEX ix_bank_match_partner ON bank_match (partner_id, made_at);

CREATE TABLE bank_match_part (
  match_id    VARCHAR(36) NOT NULL,
  kind        VARCHAR(8)  NOT NULL,
  subject_id  VARCHAR(64) NOT NULL,
  minor_units BIGINT      NOT NULL,
  CONSTRAINT pk_bank_match_part PRIMARY KEY (match_id, kind, subject_id),
  CONSTRAINT fk_bank_match_part FOREIGN KEY (match_id) REFERENCES bank_match (id)
);

CREATE TABLE bank_match_undo (
  match_id  VARCHAR(36)  NOT NULL,
  undone_by VARCHAR(64)  NOT NULL,
  undone_at DATETIME(6)  NOT NULL,
  reason    VARCHAR(500) NOT NULL,
  CONSTRAINT pk_bank_match_undo PRIMARY KEY (match_id),
  CONSTRAINT fk_bank_match_undo FOREIGN KEY (match_id) REFERENCES bank_match (id)
);

-- What is taken now: a line or an item by one match, an item by one payment file. The key is what keeps anything from being matched or paid
-- twice, whoever does it at the same moment.
CREATE TABLE bank_claim (
  partner_id VARCHAR(64) NOT NULL,
  kind       VARCHAR(8)  NOT NULL,
  subject_id VARCHAR(64) NOT NULL,
  holder_id  VARCHAR(36) NOT NULL,
  CONSTRAINT pk_bank_claim PRIMARY KEY (partner_id, kind, subject_id)
);
CREATE INDEX ix_bank_claim_holder ON bank_claim (holder_id);

-- Files for the bank, as they were handed out.
CREATE TABLE payment_file (
  id          VARCHAR(36) NOT NULL,
  partner_id  VARCHAR(64) NOT NULL,
  message_id  VARCHAR(35) NOT NULL,
  execute_on  DATE        NOT NULL,
  payments    INT         NOT NULL,
  total_units BIGINT      NOT NULL,
  currency    VARCHAR(3)  NOT NULL,
  sha256      VARCHAR(64) NOT NULL,
  content     LONGBLOB    NOT NULL,
  made_by     VARCHAR(64) NOT NULL,
  made_at     DATETIME(6) NOT NULL,
  CONSTRAINT pk_payment_file PRIMARY KEY (id)
);
CREATE INDEX ix_payment_file_partner ON payment_file (partner_id, made_at);

CREATE TABLE payment_file_item (
  file_id       VARCHAR(36) NOT NULL,
  item_id       VARCHAR(64) NOT NULL,
  payee_id      VARCHAR(64) NOT NULL,
  end_to_end_id VARCHAR(35) NOT NULL,
  minor_units   BIGINT      NOT NULL,
  CONSTRAINT pk_payment_file_item PRIMARY KEY (file_id, item_id),
  CONSTRAINT fk_payment_file_item FOREIGN KEY (file_id) REFERENCES payment_file (id)
);

CREATE TABLE payment_file_withdrawal (
  file_id      VARCHAR(36)  NOT NULL,
  withdrawn_by VARCHAR(64)  NOT NULL,
  withdrawn_at DATETIME(6)  NOT NULL,
  reason       VARCHAR(500) NOT NULL,
  CONSTRAINT pk_payment_file_withdrawal PRIMARY KEY (file_id),
  CONSTRAINT fk_payment_file_withdrawal FOREIGN KEY (file_id) REFERENCES payment_file (id)
);
