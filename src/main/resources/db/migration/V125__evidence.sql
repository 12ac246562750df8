-- The evidence of each agreement: what happened on the way to its signatures, entry by entry, each naming the one before. Only added to; see the vendor's V125_1.
CREATE TABLE evidence_head (
  agreement_id  VARCHAR(64) NOT NULL,
  last_sequence INT         NOT NULL,
  last_hash     CHAR(64)    NOT NULL,
  last_at       VARCHAR(32) NOT NULL,
  CONSTRAINT pk_evidence_head PRIMARY KEY (agreement_id)
);

-- The content is the very text that the hash is taken of: canonical JSON.
CREATE TABLE evidence_entry (
  agreement_id VARCHAR(64)  NOT NULL,
  sequence_no  INT          NOT NULL,
  once_key     VARCHAR(200) NOT NULL,
  content      LONGTEXT     NOT NULL,
  hash         CHAR(64)     NOT NULL,
  CONSTRAINT pk_evidence_entry PRIMARY KEY (agreement_id, sequence_no),
  CONSTRAINT uq_evidence_entry_once UNIQUE (agreement_id, once_key),
  CONSTRAINT fk_evidence_entry_head FOREIGN KEY (agreement_id) REFERENCES evidence_head (agreement_id)
);

-- The documents that were made of it: how many entries each holds, and where it is in the archive.
CREATE TABLE evidence_document (
  agreement_id VARCHAR(64) NOT NULL,
  sequence_no  INT         NOT NULL,
  file_hash    CHAR(64)    NOT NULL,
  pdf_hash     CHAR(64)    NOT NULL,
  CONSTRAINT pk_evidence_document PRIMARY KEY (agreement_id, sequence_no),
  CONSTRAINT fk_evidence_document_entry FOREIGN KEY (agreement_id, sequence_no)
    REFERENCES evidence_entry (agreement_id, sequence_no)
);

-- Always empty. A table that another refers to cannot be truncated, and truncation asks no trigger.
CREATE TABLE evidence_untruncated (
  agreement_id VARCHAR(64) NOT NULL,
  sequence_no  INT         NOT NULL,
  CONSTRAINT pk_evidence_untruncated PRIMARY KEY (agreement_id, sequence_no),
  CONSTRAINT fk_evidence_untruncated_document FOREIGN KEY (agreement_id, sequence_no)
    REFERENCES evidence_document (agreement_id, sequence_no)
);
