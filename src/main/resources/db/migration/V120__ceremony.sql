-- Links by which somebody without an account signs, or fetches what was signed. The token itself is only in the mail.
-- open_key is the signature while it could be given by this link: there is one such link at most.
CREATE TABLE signing_link (
  id           VARCHAR(36)  NOT NULL,
  version      BIGINT       NOT NULL,
  cause        VARCHAR(64)  NOT NULL,
  purpose      VARCHAR(8)   NOT NULL,
  token_hash   VARCHAR(64)  NOT NULL,
  signature_id VARCHAR(36)  NOT NULL,
  agreement_id VARCHAR(36)  NOT NULL,
  partner_id   VARCHAR(64)  NOT NULL,
  person_id    VARCHAR(64)  NOT NULL,
  address      VARCHAR(254) NOT NULL,
  made_at      DATETIME(6)  NOT NULL,
  expires_at   DATETIME(6)  NOT NULL,
  ended_at     DATETIME(6)  NULL,
  ending       VARCHAR(16)  NULL,
  open_key     VARCHAR(36)  NULL,
  codes_since  DATETIME(6)  NULL,
  codes_sent   INT          NOT NULL,
  CONSTRAINT pk_signing_link PRIMARY KEY (id),
  CONSTRAINT uq_signing_link_token UNIQUE (token_hash),
  CONSTRAINT uq_signing_link_open UNIQUE (open_key),
  CONSTRAINT uq_signing_link_cause UNIQUE (cause, signature_id, purpose)
);
CREATE INDEX ix_signing_link_signature ON signing_link (signature_id, purpose);

-- A browser in which a link was opened, and the one-time code that it was sent.
CREATE TABLE signing_visit (
  id           VARCHAR(36)  NOT NULL,
  version      BIGINT       NOT NULL,
  secret_hash  VARCHAR(64)  NOT NULL,
  link_id      VARCHAR(36)  NOT NULL,
  begun_at     DATETIME(6)  NOT NULL,
  seen_at      DATETIME(6)  NOT NULL,
  confirmed_at DATETIME(6)  NULL,
  code_hash    VARCHAR(64)  NULL,
  code_until   DATETIME(6)  NULL,
  code_number  INT          NOT NULL,
  code_tries   INT          NOT NULL,
  CONSTRAINT pk_signing_visit PRIMARY KEY (id),
  CONSTRAINT uq_signing_visit_secret UNIQUE (secret_hash)
);
CREATE INDEX ix_signing_visit_link ON signing_visit (link_id, seen_at);
CREATE INDEX ix_signing_visit_seen ON signing_visit (seen_at);

-- Which documents a person was shown.
CREATE TABLE signing_shown (
  id           VARCHAR(36) NOT NULL,
  signature_id VARCHAR(36) NOT NULL,
  person_id    VARCHAR(64) NOT NULL,
  sha256       VARCHAR(64) NOT NULL,
  shown_at     DATETIME(6) NOT NULL,
  CONSTRAINT pk_signing_shown PRIMARY KEY (id),
  CONSTRAINT uq_signing_shown UNIQUE (signature_id, person_id, sha256)
);

-- What a person did to sign or to decline. One at a time for each signature and person: pending_key is theirs until it is known whether it stands.
CREATE TABLE signing_act (
  id             VARCHAR(36)   NOT NULL,
  version        BIGINT        NOT NULL,
  signature_id   VARCHAR(36)   NOT NULL,
  person_id      VARCHAR(64)   NOT NULL,
  task_key       BIGINT        NOT NULL,
  decision       VARCHAR(16)   NOT NULL,
  reason         VARCHAR(2000) NULL,
  shown_sha256   VARCHAR(64)   NOT NULL,
  mark           LONGTEXT      NOT NULL,
  consent        VARCHAR(2000) NOT NULL,
  acted_at       DATETIME(6)   NOT NULL,
  address        VARCHAR(64)   NOT NULL,
  agent          VARCHAR(300)  NOT NULL,
  authentication VARCHAR(100)  NOT NULL,
  assignee       VARCHAR(190)  NOT NULL,
  state          VARCHAR(16)   NOT NULL,
  pending_key    VARCHAR(110)  NULL,
  CONSTRAINT pk_signing_act PRIMARY KEY (id),
  CONSTRAINT uq_signing_act_pending UNIQUE (pending_key)
);
CREATE INDEX ix_signing_act_signature ON signing_act (signature_id, person_id, acted_at);
CREATE INDEX ix_signing_act_task ON signing_act (task_key, assignee);

-- What somebody asked before signing, and what they were answered.
CREATE TABLE signing_question (
  id           VARCHAR(36)   NOT NULL,
  version      BIGINT        NOT NULL,
  signature_id VARCHAR(36)   NOT NULL,
  agreement_id VARCHAR(36)   NOT NULL,
  partner_id   VARCHAR(64)   NOT NULL,
  person_id    VARCHAR(64)   NOT NULL,
  asked_of     VARCHAR(64)   NOT NULL,
  question     VARCHAR(2000) NOT NULL,
  asked_at     DATETIME(6)   NOT NULL,
  answer       VARCHAR(4000) NULL,
  answered_by  VARCHAR(190)  NULL,
  answered_at  DATETIME(6)   NULL,
  CONSTRAINT pk_signing_question PRIMARY KEY (id)
);
CREATE INDEX ix_signing_question_signature ON signing_question (signature_id, asked_at);
CREATE INDEX ix_signing_question_asked ON signing_question (asked_of, asked_at);
