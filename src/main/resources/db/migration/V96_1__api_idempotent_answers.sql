-- What was answered to a request that carried an Idempotency-Key, for a day: the same request again gets the same answer.
CREATE TABLE idempotent_answer (
  id           VARCHAR(64)  NOT NULL,
  token_id     VARCHAR(36)  NOT NULL,
  request_hash VARCHAR(64)  NOT NULL,
  begun_at     DATETIME(6)  NOT NULL,
  status       INT          NULL,
  content_type VARCHAR(100) NULL,
  location     VARCHAR(500) NULL,
  etag         VARCHAR(100) NULL,
  body         LONGBLOB     NULL,
  CONSTRAINT pk_idempotent_answer PRIMARY KEY (id)
);
CREATE INDEX ix_idempotent_answer_begun ON idempotent_answer (begun_at);
