-- What Camunda's task listeners told us: the desk never waits for Camunda's search.
CREATE TABLE human_task (
  task_key             BIGINT        NOT NULL,
  version              BIGINT        NOT NULL,
  process_id           VARCHAR(64)   NOT NULL,
  process_instance_key BIGINT        NOT NULL,
  element_id           VARCHAR(64)   NOT NULL,
  business_id          VARCHAR(36)   NOT NULL,
  subject              VARCHAR(64)   NOT NULL,
  partner_id           VARCHAR(64)   NOT NULL,
  role                 VARCHAR(32)   NOT NULL,
  assignee             VARCHAR(190)  NULL,
  state                VARCHAR(16)   NOT NULL,
  created_at           DATETIME(6)  NOT NULL,
  ended_at             DATETIME(6)  NULL,
  decision             VARCHAR(64)   NULL,
  reason               VARCHAR(2000) NULL,
  CONSTRAINT pk_human_task PRIMARY KEY (task_key)
);
CREATE INDEX ix_human_task_business ON human_task (business_id, created_at);
CREATE INDEX ix_human_task_open ON human_task (state, partner_id, role, created_at);

CREATE TABLE process_step (
  element_instance_key BIGINT       NOT NULL,
  process_instance_key BIGINT       NOT NULL,
  process_id           VARCHAR(64)  NOT NULL,
  element_id           VARCHAR(64)  NOT NULL,
  business_id          VARCHAR(36)  NOT NULL,
  taken_at             DATETIME(6) NOT NULL,
  CONSTRAINT pk_process_step PRIMARY KEY (element_instance_key)
);
CREATE INDEX ix_process_step_business ON process_step (business_id, taken_at);

-- One process instance for each business key, ever.
CREATE TABLE process_claim (
  process_id           VARCHAR(64) NOT NULL,
  business_key         VARCHAR(64) NOT NULL,
  process_instance_key BIGINT      NOT NULL,
  CONSTRAINT pk_process_claim PRIMARY KEY (process_id, business_key)
);
