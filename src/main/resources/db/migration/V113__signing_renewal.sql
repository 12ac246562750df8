-- Sealed documents, when to look at each again, and which version took the place of it. Documents from before are looked at once; those
-- that turn out to be no sealed ones are forgotten.
CREATE TABLE signing_sealed_document (
  hash         VARCHAR(64) NOT NULL,
  look_at      DATETIME(6) NOT NULL,
  renewed_into VARCHAR(64) NULL,
  renewed_at   DATETIME(6) NULL,
  failures     INT         NOT NULL,
  CONSTRAINT pk_signing_sealed_document PRIMARY KEY (hash)
);
CREATE INDEX ix_signing_sealed_document_due ON signing_sealed_document (renewed_into, look_at, hash);

INSERT INTO signing_sealed_document (hash, look_at, failures)
SELECT hash, stored_at, 0 FROM archived_document WHERE media_type = 'application/pdf';

CREATE INDEX ix_settlement_period_document ON settlement_period (document_hash);
CREATE INDEX ix_self_billed_invoice_document ON self_billed_invoice (document_hash);
