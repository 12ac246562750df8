CREATE TABLE agreement (
  id             VARCHAR(36)  NOT NULL,
  version        BIGINT       NOT NULL,
  number         VARCHAR(130)  NOT NULL,
  subject        VARCHAR(36)  NOT NULL,
  kind           VARCHAR(32)  NOT NULL,
  state          VARCHAR(16)  NOT NULL,
  value_band     VARCHAR(16)  NOT NULL,
  terms_version  INT          NOT NULL,
  drafted_at     DATETIME(6)  NOT NULL,
  template       VARCHAR(200) NULL,
  document_hash  VARCHAR(64)  NULL,
  document_pages INT          NOT NULL,
  purpose        VARCHAR(500) NULL,
  starts_on      DATE         NULL,
  ends_on        DATE         NULL,
  in_force_at    DATETIME(6)  NULL,
  CONSTRAINT pk_agreement PRIMARY KEY (id),
  CONSTRAINT uq_agreement_number UNIQUE (number),
  CONSTRAINT uq_agreement_subject UNIQUE (subject, kind)
);
CREATE INDEX ix_agreement_document ON agreement (document_hash);

CREATE TABLE agreement_party (
  agreement_id     VARCHAR(36) NOT NULL,
  signing_position INT         NOT NULL,
  partner_id       VARCHAR(64) NOT NULL,
  CONSTRAINT pk_agreement_party PRIMARY KEY (agreement_id, signing_position),
  CONSTRAINT fk_agreement_party FOREIGN KEY (agreement_id) REFERENCES agreement (id)
);
CREATE INDEX ix_agreement_party ON agreement_party (partner_id);

CREATE TABLE terms_version (
  id             VARCHAR(36) NOT NULL,
  agreement_id   VARCHAR(36) NOT NULL,
  version_number INT         NOT NULL,
  proposed_by    VARCHAR(64) NOT NULL,
  terms          LONGBLOB    NOT NULL,
  terms_hash     VARCHAR(64) NOT NULL,
  proposed_at    DATETIME(6) NOT NULL,
  CONSTRAINT pk_terms_version PRIMARY KEY (id),
  CONSTRAINT uq_terms_version UNIQUE (agreement_id, version_number),
  CONSTRAINT fk_terms_version FOREIGN KEY (agreement_id) REFERENCES agreement (id)
);

CREATE TABLE acceptance (
  id             VARCHAR(36)  NOT NULL,
  agreement_id   VARCHAR(36)  NOT NULL,
  version_number INT          NOT NULL,
  partner_id     VARCHAR(64)  NOT NULL,
  accepted_by    VARCHAR(190) NOT NULL,
  accepted_at    DATETIME(6)  NOT NULL,
  CONSTRAINT pk_acceptance PRIMARY KEY (id),
  CONSTRAINT uq_acceptance UNIQUE (agreement_id, version_number, partner_id),
  CONSTRAINT fk_acceptance FOREIGN KEY (agreement_id) REFERENCES agreement (id)
);

CREATE TABLE proposal (
  id           VARCHAR(36)  NOT NULL,
  agreement_id VARCHAR(36)  NOT NULL,
  base_version INT          NOT NULL,
  proposed_by  VARCHAR(64)  NOT NULL,
  terms        LONGBLOB     NOT NULL,
  prepared_by  VARCHAR(190) NOT NULL,
  prepared_at  DATETIME(6)  NOT NULL,
  taken        BOOLEAN      NOT NULL,
  CONSTRAINT pk_proposal PRIMARY KEY (id),
  CONSTRAINT fk_proposal FOREIGN KEY (agreement_id) REFERENCES agreement (id)
);

CREATE TABLE signature_request (
  id             VARCHAR(36)   NOT NULL,
  version        BIGINT        NOT NULL,
  agreement_id   VARCHAR(36)   NOT NULL,
  position       INT           NOT NULL,
  partner_id     VARCHAR(64)   NOT NULL,
  signatory_id   VARCHAR(64)   NOT NULL,
  field_name     VARCHAR(64)   NOT NULL,
  state          VARCHAR(16)   NOT NULL,
  reminders      INT           NOT NULL,
  requested_at   DATETIME(6)   NULL,
  ended_at       DATETIME(6)   NULL,
  decline_reason VARCHAR(2000) NULL,
  CONSTRAINT pk_signature_request PRIMARY KEY (id),
  CONSTRAINT uq_signature_request UNIQUE (agreement_id, position),
  CONSTRAINT fk_signature_request FOREIGN KEY (agreement_id) REFERENCES agreement (id)
);
