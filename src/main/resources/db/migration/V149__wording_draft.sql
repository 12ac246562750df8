-- Wording that a lawyer is writing: what it began with and how it reads now, file by file.
CREATE TABLE wording_draft (
  id              VARCHAR(36)   NOT NULL,
  version         BIGINT        NOT NULL,
  name            VARCHAR(64)   NOT NULL,
  language        VARCHAR(8)    NOT NULL,
  based_on        VARCHAR(64)   NOT NULL,
  owner_id        VARCHAR(64)   NOT NULL,
  note            VARCHAR(2000) NOT NULL,
  state           VARCHAR(16)   NOT NULL,
  proposal_id     VARCHAR(36)   NULL,
  last_save       INT           NOT NULL,
  opened_by       VARCHAR(64)   NOT NULL,
  opened_by_name  VARCHAR(200)  NOT NULL,
  opened_at       DATETIME(6)   NOT NULL,
  changed_by_name VARCHAR(200)  NOT NULL,
  changed_at      DATETIME(6)   NOT NULL,
  CONSTRAINT pk_wording_draft PRIMARY KEY (id)
);
CREATE INDEX ix_wording_draft_owner ON wording_draft (owner_id, state, changed_at);
CREATE INDEX ix_wording_draft_state ON wording_draft (state, changed_at);

CREATE TABLE wording_draft_file (
  id              VARCHAR(36)   NOT NULL,
  version         BIGINT        NOT NULL,
  draft_id        VARCHAR(36)   NOT NULL,
  name            VARCHAR(128)  NOT NULL,
  base_text       LONGTEXT      NULL,
  current_text    LONGTEXT      NOT NULL,
  revision        INT           NOT NULL,
  changed_by_name VARCHAR(200)  NULL,
  changed_at      DATETIME(6)   NULL,
  CONSTRAINT pk_wording_draft_file PRIMARY KEY (id),
  CONSTRAINT uq_wording_draft_file UNIQUE (draft_id, name)
);

-- How a file read after each save, and what somebody wrote at the same time as another.
CREATE TABLE wording_draft_save (
  id              VARCHAR(36)   NOT NULL,
  version         BIGINT        NOT NULL,
  draft_id        VARCHAR(36)   NOT NULL,
  save_number     INT           NOT NULL,
  file_name       VARCHAR(128)  NOT NULL,
  kind            VARCHAR(16)   NOT NULL,
  revision        INT           NOT NULL,
  saved_text      LONGTEXT      NOT NULL,
  saved_by        VARCHAR(64)   NOT NULL,
  saved_by_name   VARCHAR(190)  NOT NULL,
  begun_at        DATETIME(6)   NOT NULL,
  saved_at        DATETIME(6)   NOT NULL,
  CONSTRAINT pk_wording_draft_save PRIMARY KEY (id),
  CONSTRAINT uq_wording_draft_save UNIQUE (draft_id, save_number)
);
