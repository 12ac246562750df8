-- The wording that was released, version by version. Only added to; see the vendor's V146_1.

-- One line for each name and language: whoever releases holds it, so that numbers have no gaps.
CREATE TABLE wording_line (
  name        VARCHAR(64) NOT NULL,
  language    VARCHAR(16) NOT NULL,
  last_number INT         NOT NULL,
  CONSTRAINT pk_wording_line PRIMARY KEY (name, language)
);

-- Files by the SHA-256 of their text: what versions share is kept once.
CREATE TABLE wording_text (
  hash    CHAR(64) NOT NULL,
  content LONGTEXT NOT NULL,
  CONSTRAINT pk_wording_text PRIMARY KEY (hash)
);

CREATE TABLE wording_release (
  name           VARCHAR(64)   NOT NULL,
  language       VARCHAR(16)   NOT NULL,
  release_number INT           NOT NULL,
  hash           CHAR(64)      NOT NULL,
  origin         VARCHAR(16)   NOT NULL,
  note           VARCHAR(2000) NOT NULL,
  proposal_id    VARCHAR(36)   NULL,
  proposed_by    VARCHAR(190)  NULL,
  approved_by    VARCHAR(190)  NULL,
  released_at    DATETIME(6)   NOT NULL,
  in_force_from  DATETIME(6)   NOT NULL,
  CONSTRAINT pk_wording_release PRIMARY KEY (name, language, release_number),
  CONSTRAINT uq_wording_release_proposal UNIQUE (proposal_id),
  CONSTRAINT fk_wording_release_line FOREIGN KEY (name, language) REFERENCES wording_line (name, language)
);
CREATE INDEX ix_wording_release_hash ON wording_release (name, language, hash);

CREATE TABLE wording_release_file (
  name           VARCHAR(64)  NOT NULL,
  language       VARCHAR(16)  NOT NULL,
  release_number INT          NOT NULL,
  file_name      VARCHAR(100) NOT NULL,
  text_hash      CHAR(64)     NOT NULL,
  CONSTRAINT pk_wording_release_file PRIMARY KEY (name, language, release_number, file_name),
  CONSTRAINT fk_wording_release_file FOREIGN KEY (name, language, release_number)
    REFERENCES wording_release (name, language, release_number),
  CONSTRAINT fk_wording_release_file_text FOREIGN KEY (text_hash) REFERENCES wording_text (hash)
);

-- Wording that somebody wants released. What it says stays; how far it has come changes.
CREATE TABLE wording_proposal (
  id              VARCHAR(36)   NOT NULL,
  version         BIGINT        NOT NULL,
  name            VARCHAR(64)   NOT NULL,
  language        VARCHAR(16)   NOT NULL,
  hash            CHAR(64)      NOT NULL,
  base_number     INT           NOT NULL,
  note            VARCHAR(2000) NOT NULL,
  proposed_by     VARCHAR(190)  NOT NULL,
  proposer_id     VARCHAR(64)   NULL,
  proposer_of     VARCHAR(64)   NOT NULL,
  proposed_at     DATETIME(6)   NOT NULL,
  state           VARCHAR(16)   NOT NULL,
  decided_by      VARCHAR(190)  NULL,
  decided_at      DATETIME(6)   NULL,
  reason          VARCHAR(2000) NULL,
  CONSTRAINT pk_wording_proposal PRIMARY KEY (id)
);
CREATE INDEX ix_wording_proposal_line ON wording_proposal (name, language, proposed_at);
CREATE INDEX ix_wording_proposal_state ON wording_proposal (state);

CREATE TABLE wording_proposal_file (
  proposal_id VARCHAR(36)  NOT NULL,
  file_name   VARCHAR(100) NOT NULL,
  text_hash   CHAR(64)     NOT NULL,
  CONSTRAINT pk_wording_proposal_file PRIMARY KEY (proposal_id, file_name),
  CONSTRAINT fk_wording_proposal_file FOREIGN KEY (proposal_id) REFERENCES wording_proposal (id),
  CONSTRAINT fk_wording_proposal_file_text FOREIGN KEY (text_hash) REFERENCES wording_text (hash)
);

-- What the lint said of a proposal when it was looked at.
CREATE TABLE wording_finding (
  proposal_id VARCHAR(36)   NOT NULL,
  position    INT           NOT NULL,
  file_name   VARCHAR(100)  NOT NULL,
  line_no     INT           NOT NULL,
  column_no   INT           NOT NULL,
  severity    VARCHAR(16)   NOT NULL,
  rule_name   VARCHAR(64)   NOT NULL,
  problem     VARCHAR(2000) NOT NULL,
  suggestion  VARCHAR(2000) NOT NULL,
  CONSTRAINT pk_wording_finding PRIMARY KEY (proposal_id, position),
  CONSTRAINT fk_wording_finding FOREIGN KEY (proposal_id) REFERENCES wording_proposal (id)
);

-- Always empty. A table that another refers to cannot be truncated, and truncation asks no trigger.
CREATE TABLE wording_untruncated (
  name           VARCHAR(64)  NOT NULL,
  language       VARCHAR(16)  NOT NULL,
  release_number INT          NOT NULL,
  file_name      VARCHAR(100) NOT NULL,
  CONSTRAINT pk_wording_untruncated PRIMARY KEY (name, language, release_number, file_name),
  CONSTRAINT fk_wording_untruncated FOREIGN KEY (name, language, release_number, file_name)
    REFERENCES wording_release_file (name, language, release_number, file_name)
);

-- An agreement's wording is pinned when it is drafted; which agreements use a version is looked up by it.
CREATE INDEX ix_agreement_template ON agreement (template);

-- The day printed on the document, by which it can be made once more.
ALTER TABLE agreement ADD COLUMN certified_on DATE NULL;
