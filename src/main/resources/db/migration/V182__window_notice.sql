-- What is to be told or answered about a window: each starts one short process, once.
CREATE TABLE window_notice (
  id            VARCHAR(36)   NOT NULL,
  version       BIGINT        NOT NULL,
  window_id     VARCHAR(36)   NOT NULL,
  kind          VARCHAR(24)   NOT NULL,
  -- What tells it from others of its kind: the day that it is about, or what it asks.
  about         VARCHAR(64)   NOT NULL,
  state         VARCHAR(16)   NOT NULL,
  opened_at     DATETIME(6)   NOT NULL,
  answer_by     DATETIME(6)   NULL,
  asked_by      VARCHAR(64)   NULL,
  asked_by_user VARCHAR(190)  NULL,
  asked_by_name VARCHAR(200)  NULL,
  reason        VARCHAR(2000) NULL,
  release_event VARCHAR(24)   NULL,
  successor     VARCHAR(64)   NULL,
  effective_on  DATE          NULL,
  ended_at      DATETIME(6)   NULL,
  CONSTRAINT pk_window_notice PRIMARY KEY (id),
  CONSTRAINT uq_window_notice UNIQUE (window_id, kind, about),
  CONSTRAINT fk_window_notice FOREIGN KEY (window_id) REFERENCES protection_window (id)
);
CREATE INDEX ix_window_notice_state ON window_notice (window_id, state);

CREATE TABLE window_answer (
  notice_id   VARCHAR(36)   NOT NULL,
  partner_id  VARCHAR(64)   NOT NULL,
  task_key    BIGINT        NOT NULL,
  decision    VARCHAR(24)   NOT NULL,
  username    VARCHAR(190)  NOT NULL,
  reason      VARCHAR(2000) NOT NULL,
  answered_at DATETIME(6)   NOT NULL,
  CONSTRAINT pk_window_answer PRIMARY KEY (notice_id, partner_id),
  CONSTRAINT fk_window_answer FOREIGN KEY (notice_id) REFERENCES window_notice (id)
);
