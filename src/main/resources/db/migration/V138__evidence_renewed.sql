-- Sealed evidence gets new timestamps as it ages. What was made first stays named where it is; each later version is added here.
CREATE TABLE evidence_renewed (
  pdf_hash     CHAR(64) NOT NULL,
  renewal_no   INT      NOT NULL,
  renewed_hash CHAR(64) NOT NULL,
  CONSTRAINT pk_evidence_renewed PRIMARY KEY (pdf_hash, renewal_no),
  CONSTRAINT uq_evidence_renewed UNIQUE (renewed_hash)
);

CREATE INDEX ix_evidence_document_pdf ON evidence_document (pdf_hash);
