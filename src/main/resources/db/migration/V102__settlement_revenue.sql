-- Revenue as the biller reports it, and what the signed terms make of it.

-- One row for each agreement that anything was reported for; whoever files or attests holds it.
CREATE TABLE revenue_register (
  agreement_id VARCHAR(36) NOT NULL,
  CONSTRAINT pk_revenue_register PRIMARY KEY (agreement_id)
);

CREATE TABLE revenue_report (
  id               VARCHAR(36)  NOT NULL,
  agreement_id     VARCHAR(36)  NOT NULL,
  report_number    INT          NOT NULL,
  period           VARCHAR(10)  NOT NULL,
  first_day        DATE         NOT NULL,
  last_day         DATE         NOT NULL,
  state            VARCHAR(12)  NOT NULL,
  file_name        VARCHAR(200) NOT NULL,
  line_count       INT          NOT NULL,
  known_count      INT          NOT NULL,
  content_hash     VARCHAR(64)  NOT NULL,
  filed_by         VARCHAR(64)  NOT NULL,
  filed_by_name    VARCHAR(200) NOT NULL,
  filed_at         DATETIME(6)  NOT NULL,
  attested_by      VARCHAR(64)  NULL,
  attested_by_name VARCHAR(200) NULL,
  attested_at      DATETIME(6)  NULL,
  CONSTRAINT pk_revenue_report PRIMARY KEY (id),
  CONSTRAINT uq_revenue_report UNIQUE (agreement_id, report_number),
  CONSTRAINT fk_revenue_report_register FOREIGN KEY (agreement_id) REFERENCES revenue_register (agreement_id)
);

-- Names that somebody else gave are found by their SHA-256, so that "Line-1" and "line-1" are two on every database.
CREATE TABLE revenue_line (
  report_id    VARCHAR(36)  NOT NULL,
  line_no      INT          NOT NULL,
  agreement_id VARCHAR(36)  NOT NULL,
  line_id      VARCHAR(64)  NOT NULL,
  line_key     VARCHAR(64)  NOT NULL,
  content_hash VARCHAR(64)  NOT NULL,
  kind         VARCHAR(12)  NOT NULL,
  revenue      VARCHAR(24)  NOT NULL,
  occurrence   VARCHAR(12)  NOT NULL,
  deal_id      VARCHAR(200)  NOT NULL,
  stream_id    VARCHAR(200)  NULL,
  ordered_on   DATE         NOT NULL,
  counted_on   DATE         NOT NULL,
  minor_units  BIGINT       NOT NULL,
  currency     CHAR(3)      NOT NULL,
  deductions   VARCHAR(400) NOT NULL,
  refund_of    VARCHAR(64)  NULL,
  rate         VARCHAR(80)  NULL,
  CONSTRAINT pk_revenue_line PRIMARY KEY (report_id, line_no),
  CONSTRAINT uq_revenue_line UNIQUE (agreement_id, line_key),
  CONSTRAINT fk_revenue_line_report FOREIGN KEY (report_id) REFERENCES revenue_report (id)
);

-- What the terms made of a line: at position 0 its own sharing, or why there is none; then corrections that it brought about.
CREATE TABLE revenue_allocation (
  report_id   VARCHAR(36) NOT NULL,
  line_no     INT         NOT NULL,
  position    INT         NOT NULL,
  outcome     VARCHAR(16) NOT NULL,
  rule_id     VARCHAR(64) NULL,
  clause_id   VARCHAR(120) NULL,
  reason      VARCHAR(32) NULL,
  words       VARCHAR(1000) NULL,
  period      VARCHAR(10) NULL,
  base_units  BIGINT      NOT NULL,
  currency    CHAR(3)     NOT NULL,
  parts       LONGTEXT    NOT NULL,
  derivation  LONGTEXT    NOT NULL,
  terms_hash  VARCHAR(64) NOT NULL,
  terms_on    DATE        NOT NULL,
  posting_no  BIGINT      NULL,
  CONSTRAINT pk_revenue_allocation PRIMARY KEY (report_id, line_no, position),
  CONSTRAINT fk_revenue_allocation_line FOREIGN KEY (report_id, line_no) REFERENCES revenue_line (report_id, line_no)
);

-- How far the engine has come, by the terms that it executes.
CREATE TABLE revenue_state (
  agreement_id VARCHAR(36) NOT NULL,
  terms_hash   VARCHAR(64) NOT NULL,
  turn_no      INT         NOT NULL,
  terms_on     DATE        NOT NULL,
  totals       LONGTEXT    NOT NULL,
  CONSTRAINT pk_revenue_state PRIMARY KEY (agreement_id, terms_hash),
  CONSTRAINT fk_revenue_state_register FOREIGN KEY (agreement_id) REFERENCES revenue_register (agreement_id)
);

-- What the engine remembers of lines, streams and deals.
CREATE TABLE revenue_memory (
  agreement_id VARCHAR(36) NOT NULL,
  kind         VARCHAR(8)  NOT NULL,
  name_key     VARCHAR(64) NOT NULL,
  numbers      LONGTEXT    NOT NULL,
  CONSTRAINT pk_revenue_memory PRIMARY KEY (agreement_id, kind, name_key),
  CONSTRAINT fk_revenue_memory_register FOREIGN KEY (agreement_id) REFERENCES revenue_register (agreement_id)
);
