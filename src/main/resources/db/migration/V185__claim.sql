-- Claims that a promise between partners was not kept. What a claim says stays; how far it has come changes. What is said and filed is only
-- added to; see the vendor's V185_1.
CREATE TABLE claim (
  id               VARCHAR(36)  NOT NULL,
  reference        VARCHAR(16)  NOT NULL,
  agreement_id     VARCHAR(36)  NOT NULL,
  agreement_number VARCHAR(64)  NOT NULL,
  claimant_id      VARCHAR(64)  NOT NULL,
  respondent_id    VARCHAR(64)  NOT NULL,
  about            VARCHAR(16)  NOT NULL,
  about_id         VARCHAR(36)  NOT NULL,
  clause           VARCHAR(500) NOT NULL,
  minor_units      BIGINT       NULL,
  currency         CHAR(3)      NULL,
  notice_hash      CHAR(64)     NOT NULL,
  -- One claim of the same content at a time: its hash, and its own id once it was withdrawn.
  once_key         VARCHAR(64)  NOT NULL,
  stated_by        VARCHAR(190) NOT NULL,
  stated_at        DATETIME(6)  NOT NULL,
  answer_until     DATETIME(6)  NOT NULL,
  state            VARCHAR(16)  NOT NULL,
  answered_at      DATETIME(6)  NULL,
  silent_at        DATETIME(6)  NULL,
  admission_id     VARCHAR(36)  NULL,
  offer_id         VARCHAR(36)  NULL,
  award_id         VARCHAR(36)  NULL,
  ended_at         DATETIME(6)  NULL,
  ended_by         VARCHAR(200) NULL,
  ended_on         DATE         NULL,
  end_minor_units  BIGINT       NULL,
  end_currency     CHAR(3)      NULL,
  record_hash      CHAR(64)     NULL,
  payable_id       VARCHAR(64)  NULL,
  concluded_at     DATETIME(6)  NULL,
  CONSTRAINT pk_claim PRIMARY KEY (id),
  CONSTRAINT uq_claim_reference UNIQUE (reference),
  CONSTRAINT uq_claim_once UNIQUE (once_key)
);
CREATE INDEX ix_claim_claimant ON claim (claimant_id, stated_at);
CREATE INDEX ix_claim_respondent ON claim (respondent_id, stated_at);
CREATE INDEX ix_claim_agreement ON claim (agreement_id);

-- What happened to a claim, in order: who, when, what and why.
CREATE TABLE claim_entry (
  claim_id    VARCHAR(36)   NOT NULL,
  number      INT           NOT NULL,
  happened_at DATETIME(6)   NOT NULL,
  partner_id  VARCHAR(64)   NOT NULL,
  by_whom     VARCHAR(190)  NOT NULL,
  kind        VARCHAR(24)   NOT NULL,
  words       VARCHAR(2000) NOT NULL,
  minor_units BIGINT        NULL,
  currency    CHAR(3)       NULL,
  -- What tells a happening from one that is told twice.
  once_key    VARCHAR(80)   NOT NULL,
  CONSTRAINT pk_claim_entry PRIMARY KEY (claim_id, number),
  CONSTRAINT uq_claim_entry_once UNIQUE (claim_id, once_key),
  CONSTRAINT fk_claim_entry_claim FOREIGN KEY (claim_id) REFERENCES claim (id)
);

-- An amount that one side names: admitted in part, or offered to settle. No amount: nothing is to be paid.
CREATE TABLE claim_offer (
  id          VARCHAR(36)   NOT NULL,
  claim_id    VARCHAR(36)   NOT NULL,
  kind        VARCHAR(16)   NOT NULL,
  partner_id  VARCHAR(64)   NOT NULL,
  minor_units BIGINT        NULL,
  currency    CHAR(3)       NULL,
  words       VARCHAR(2000) NOT NULL,
  made_by     VARCHAR(190)  NOT NULL,
  made_at     DATETIME(6)   NOT NULL,
  CONSTRAINT pk_claim_offer PRIMARY KEY (id),
  CONSTRAINT fk_claim_offer_claim FOREIGN KEY (claim_id) REFERENCES claim (id)
);
CREATE INDEX ix_claim_offer_claim ON claim_offer (claim_id, made_at);

-- What a court or tribunal decided, as one side states it. No amount: the claim was dismissed.
CREATE TABLE claim_award (
  id            VARCHAR(36)   NOT NULL,
  claim_id      VARCHAR(36)   NOT NULL,
  partner_id    VARCHAR(64)   NOT NULL,
  awarded_by    VARCHAR(200)  NOT NULL,
  awarded_on    DATE          NOT NULL,
  minor_units   BIGINT        NULL,
  currency      CHAR(3)       NULL,
  document_hash CHAR(64)      NOT NULL,
  stated_by     VARCHAR(190)  NOT NULL,
  stated_at     DATETIME(6)   NOT NULL,
  CONSTRAINT pk_claim_award PRIMARY KEY (id),
  CONSTRAINT fk_claim_award_claim FOREIGN KEY (claim_id) REFERENCES claim (id)
);
CREATE INDEX ix_claim_award_claim ON claim_award (claim_id, stated_at);

-- Files of either side; the bytes lie in the archive.
CREATE TABLE claim_evidence (
  claim_id   VARCHAR(36)  NOT NULL,
  number     INT          NOT NULL,
  partner_id VARCHAR(64)  NOT NULL,
  shows      VARCHAR(500) NOT NULL,
  file_name  VARCHAR(200) NOT NULL,
  media_type VARCHAR(100) NOT NULL,
  size_bytes BIGINT       NOT NULL,
  hash       CHAR(64)     NOT NULL,
  filed_by   VARCHAR(190) NOT NULL,
  filed_at   DATETIME(6)  NOT NULL,
  CONSTRAINT pk_claim_evidence PRIMARY KEY (claim_id, number),
  CONSTRAINT uq_claim_evidence_file UNIQUE (claim_id, partner_id, hash),
  CONSTRAINT fk_claim_evidence_claim FOREIGN KEY (claim_id) REFERENCES claim (id)
);
