-- What a draft gives everybody, worked out once when it is drawn up; its lines stay where they were reported.
CREATE TABLE settlement_draft_content (
  settlement_id VARCHAR(36) NOT NULL,
  version       INT         NOT NULL,
  content       LONGTEXT    NOT NULL,
  CONSTRAINT pk_settlement_draft_content PRIMARY KEY (settlement_id, version),
  CONSTRAINT fk_settlement_draft_content FOREIGN KEY (settlement_id, version) REFERENCES settlement_draft (settlement_id, version)
);

-- What the statement of a period that has ended says, whether it is sealed already or about to be.
CREATE TABLE settlement_sealing (
  settlement_id VARCHAR(36) NOT NULL,
  content       LONGTEXT    NOT NULL,
  CONSTRAINT pk_settlement_sealing PRIMARY KEY (settlement_id),
  CONSTRAINT fk_settlement_sealing FOREIGN KEY (settlement_id) REFERENCES settlement_period (id)
);
