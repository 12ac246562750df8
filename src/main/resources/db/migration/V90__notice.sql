-- Mail to people: what is to go out, and what became of it. A person is told each thing once, whoever says it how often.
CREATE TABLE notice_mail (
  id         VARCHAR(36)  NOT NULL,
  version    BIGINT       NOT NULL,
  username   VARCHAR(64)  NOT NULL,
  partner_id VARCHAR(64)  NOT NULL,
  once_key   VARCHAR(190) NOT NULL,
  matter_key VARCHAR(100) NULL,
  kind       VARCHAR(24)  NOT NULL,
  subject    VARCHAR(250) NOT NULL,
  letter     LONGTEXT     NOT NULL,
  state      VARCHAR(16)  NOT NULL,
  made_at    DATETIME(6)  NOT NULL,
  next_at    DATETIME(6)  NULL,
  attempts   INT          NOT NULL,
  ended_at   DATETIME(6)  NULL,
  sent_to    VARCHAR(254) NULL,
  reason     VARCHAR(500) NULL,
  CONSTRAINT pk_notice_mail PRIMARY KEY (id),
  CONSTRAINT uq_notice_mail_once UNIQUE (username, once_key)
);
-- What is to be looked at next; what is over has no such moment.
CREATE INDEX ix_notice_mail_next ON notice_mail (next_at, id);
CREATE INDEX ix_notice_mail_own ON notice_mail (username, made_at, id);
CREATE INDEX ix_notice_mail_state ON notice_mail (state, made_at, id);
CREATE INDEX ix_notice_mail_matter ON notice_mail (matter_key);
CREATE INDEX ix_notice_mail_made ON notice_mail (made_at);

-- What waits for somebody, and when they are to be told of it next. Gone when it is settled.
CREATE TABLE notice_matter (
  matter_key VARCHAR(100) NOT NULL,
  version    BIGINT       NOT NULL,
  partner_id VARCHAR(64)  NOT NULL,
  role       VARCHAR(32)  NOT NULL,
  to_sign    BOOLEAN      NOT NULL,
  since_at   DATETIME(6)  NOT NULL,
  due_at     DATETIME(6)  NULL,
  next_look  VARCHAR(16)  NULL,
  next_at    DATETIME(6)  NULL,
  CONSTRAINT pk_notice_matter PRIMARY KEY (matter_key)
);
CREATE INDEX ix_notice_matter_next ON notice_matter (next_at, matter_key);

-- What waits already when mail begins.
INSERT INTO notice_matter (matter_key, version, partner_id, role, to_sign, since_at, due_at, next_look, next_at)
SELECT CONCAT('task:', task_key), 0, partner_id, role, element_id = 'sign-agreement', created_at, due_at, 'OPENED', created_at
FROM human_task WHERE state = 'OPEN';

-- What each person wants by mail. Without a row: everything, and a summary each morning.
CREATE TABLE notice_wish (
  username VARCHAR(64) NOT NULL,
  version  BIGINT      NOT NULL,
  wish     VARCHAR(16) NOT NULL,
  CONSTRAINT pk_notice_wish PRIMARY KEY (username)
);

-- The secret address of a person's calendar, as SHA-256.
CREATE TABLE calendar_feed (
  username   VARCHAR(64) NOT NULL,
  version    BIGINT      NOT NULL,
  token_hash VARCHAR(64) NOT NULL,
  made_at    DATETIME(6) NOT NULL,
  CONSTRAINT pk_calendar_feed PRIMARY KEY (username),
  CONSTRAINT uq_calendar_feed_token UNIQUE (token_hash)
);

-- The day of the last summaries, and who is at work on them until when: one instance of the program at a time.
CREATE TABLE notice_summary (
  id           INT         NOT NULL,
  version      BIGINT      NOT NULL,
  for_day      DATE        NOT NULL,
  done         BOOLEAN     NOT NULL,
  leased_until DATETIME(6) NULL,
  CONSTRAINT pk_notice_summary PRIMARY KEY (id)
);
INSERT INTO notice_summary (id, version, for_day, done) VALUES (1, 0, '2000-01-01', TRUE);
