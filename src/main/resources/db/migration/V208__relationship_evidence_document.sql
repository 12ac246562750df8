-- The document that was handed in as evidence of a prior relationship; its bytes are in the archive. Only added to; see the vendor's V208_1.
CREATE TABLE relationship_evidence_document (
  evidence_id   VARCHAR(36)  NOT NULL,
  partner_id    VARCHAR(64)  NOT NULL,
  document_hash CHAR(64)     NOT NULL,
  file_name     VARCHAR(255) NOT NULL,
  media_type    VARCHAR(100) NOT NULL,
  filed_at      DATETIME(6)  NOT NULL,
  CONSTRAINT pk_relationship_evidence_document PRIMARY KEY (evidence_id)
);
