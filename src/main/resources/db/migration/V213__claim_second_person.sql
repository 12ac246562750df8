-- Whether the process of a claim can ask a second person: those that began before it could never do.
ALTER TABLE claim ADD COLUMN asks_second BOOLEAN NOT NULL DEFAULT FALSE;

-- From which amount on a partner wants a second person to confirm what a claim costs it: what was decided, in order; the last counts. No amount
-- means that one person is enough.
CREATE TABLE claim_second_rule (
  partner_id  VARCHAR(64)  NOT NULL,
  position    INT          NOT NULL,
  minor_units BIGINT       NULL,
  currency    CHAR(3)      NULL,
  set_by      VARCHAR(190) NOT NULL,
  set_at      DATETIME(6)  NOT NULL,
  CONSTRAINT pk_claim_second_rule PRIMARY KEY (partner_id, position)
);

-- What one person decided, and waits for a second one; and what that one said.
CREATE TABLE claim_second (
  id           VARCHAR(36)   NOT NULL,
  claim_id     VARCHAR(36)   NOT NULL,
  about        VARCHAR(16)   NOT NULL,
  said_id      VARCHAR(36)   NULL,
  words        VARCHAR(2000) NOT NULL,
  minor_units  BIGINT        NOT NULL,
  currency     CHAR(3)       NOT NULL,
  first_user   VARCHAR(190)  NOT NULL,
  first_person VARCHAR(64)   NULL,
  first_name   VARCHAR(190)  NOT NULL,
  asked_at     DATETIME(6)   NOT NULL,
  outcome      VARCHAR(16)   NULL,
  second_name  VARCHAR(190)  NULL,
  decided_at   DATETIME(6)   NULL,
  CONSTRAINT pk_claim_second PRIMARY KEY (id)
);
CREATE INDEX ix_claim_second_claim ON claim_second (claim_id, asked_at);
