-- Drafts that came back as Word files. The file itself lies in the archive, by its hash; what it changes is read from it again each time.
CREATE TABLE returned_draft (
  id            VARCHAR(36)   NOT NULL,
  version       BIGINT        NOT NULL,
  agreement_id  VARCHAR(36)   NOT NULL,
  partner_id    VARCHAR(64)   NOT NULL,
  returned_by   VARCHAR(190)  NOT NULL,
  returned_at   DATETIME(6)   NOT NULL,
  file_name     VARCHAR(200)  NOT NULL,
  file_hash     VARCHAR(64)   NOT NULL,
  terms_version INT           NOT NULL,
  choices       LONGTEXT      NULL,
  note          VARCHAR(1000) NULL,
  proposed_at   DATETIME(6)   NULL,
  CONSTRAINT pk_returned_draft PRIMARY KEY (id)
);
CREATE INDEX ix_returned_draft_agreement ON returned_draft (agreement_id, returned_at);
