-- A file of revenue lines between its upload and its report; kept for some days. Its content lies in pieces, so that nobody holds it whole.
CREATE TABLE revenue_upload (
  id              VARCHAR(36)  NOT NULL,
  agreement_id    VARCHAR(36)  NOT NULL,
  partner_id      VARCHAR(64)  NOT NULL,
  username        VARCHAR(64)  NOT NULL,
  period          VARCHAR(10)  NOT NULL,
  file_name       VARCHAR(200) NOT NULL,
  size_bytes      BIGINT       NOT NULL,
  uploaded_at     DATETIME(6)  NOT NULL,
  own_columns     BOOLEAN      NOT NULL,
  mapping_version INT          NULL,
  findings        LONGTEXT     NULL,
  report_id       VARCHAR(36)  NULL,
  CONSTRAINT pk_revenue_upload PRIMARY KEY (id)
);
CREATE INDEX ix_revenue_upload_uploaded ON revenue_upload (uploaded_at);
CREATE INDEX ix_revenue_upload_of ON revenue_upload (agreement_id, username, uploaded_at);

CREATE TABLE revenue_upload_piece (
  upload_id VARCHAR(36) NOT NULL,
  piece_no  INT         NOT NULL,
  content   LONGBLOB    NOT NULL,
  CONSTRAINT pk_revenue_upload_piece PRIMARY KEY (upload_id, piece_no),
  CONSTRAINT fk_revenue_upload_piece FOREIGN KEY (upload_id) REFERENCES revenue_upload (id) ON DELETE CASCADE
);

-- How the columns of a biller's own files become ours; a version never changes.
CREATE TABLE revenue_mapping (
  agreement_id  VARCHAR(36)  NOT NULL,
  partner_id    VARCHAR(64)  NOT NULL,
  version       INT          NOT NULL,
  mapping       LONGTEXT     NOT NULL,
  saved_by      VARCHAR(64)  NOT NULL,
  saved_by_name VARCHAR(200) NOT NULL,
  saved_at      DATETIME(6)  NOT NULL,
  used_at       DATETIME(6)  NOT NULL,
  CONSTRAINT pk_revenue_mapping PRIMARY KEY (agreement_id, partner_id, version)
);
