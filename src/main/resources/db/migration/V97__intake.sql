-- A file that was uploaded to be imported, with what the dry run found; kept for a day.
CREATE TABLE import_file (
  id           VARCHAR(36)  NOT NULL,
  version      BIGINT       NOT NULL,
  username     VARCHAR(64)  NOT NULL,
  partner_id   VARCHAR(64)  NOT NULL,
  kind         VARCHAR(16)  NOT NULL,
  name         VARCHAR(200) NOT NULL,
  charset      VARCHAR(20)  NOT NULL,
  source_system VARCHAR(40) NOT NULL,
  sha256       VARCHAR(64)  NOT NULL,
  content      LONGBLOB     NOT NULL,
  uploaded_at  DATETIME(6)  NOT NULL,
  findings     LONGTEXT     NULL,
  fingerprint  VARCHAR(64)  NULL,
  imported_at  DATETIME(6)  NULL,
  CONSTRAINT pk_import_file PRIMARY KEY (id)
);
CREATE INDEX ix_import_file_uploaded ON import_file (uploaded_at);

-- Customers of a partner, by the id that its CRM gives them, for referrals that are imported: nobody else reads them.
CREATE TABLE listed_customer (
  id             VARCHAR(36)  NOT NULL,
  version        BIGINT       NOT NULL,
  owner_id       VARCHAR(64)  NOT NULL,
  key_hash       VARCHAR(64)  NOT NULL,
  source_system  VARCHAR(40)  NOT NULL,
  external_id    VARCHAR(190) NOT NULL,
  name           VARCHAR(200) NOT NULL,
  legal_name     VARCHAR(200) NOT NULL,
  domain         VARCHAR(253) NOT NULL,
  tax_id         VARCHAR(40)  NULL,
  country        VARCHAR(2)   NOT NULL,
  contact_name   VARCHAR(200) NOT NULL,
  contact_email  VARCHAR(254) NOT NULL,
  CONSTRAINT pk_listed_customer PRIMARY KEY (id),
  CONSTRAINT uq_listed_customer UNIQUE (key_hash)
);
CREATE INDEX ix_listed_customer_owner ON listed_customer (owner_id);
