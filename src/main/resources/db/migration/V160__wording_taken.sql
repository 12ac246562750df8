-- Another wording that a party prepared to propose; with the present terms, or with others.
ALTER TABLE proposal ADD COLUMN wording VARCHAR(200) NULL;

-- When an agreement under negotiation went over to another wording, and who proposed it. Only added to; see the vendor's V160_1.
CREATE TABLE agreement_wording_taken (
  id             VARCHAR(36)  NOT NULL,
  agreement_id   VARCHAR(36)  NOT NULL,
  version_number INT          NOT NULL,
  former_wording VARCHAR(200) NULL,
  wording        VARCHAR(200) NOT NULL,
  proposed_by    VARCHAR(64)  NOT NULL,
  taken_by       VARCHAR(190) NOT NULL,
  taken_at       DATETIME(6)  NOT NULL,
  CONSTRAINT pk_agreement_wording_taken PRIMARY KEY (id),
  CONSTRAINT uq_agreement_wording_taken UNIQUE (agreement_id, version_number),
  CONSTRAINT fk_agreement_wording_taken FOREIGN KEY (agreement_id) REFERENCES agreement (id)
);
