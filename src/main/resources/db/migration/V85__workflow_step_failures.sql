-- Steps whose job has failed for the last time: the process stands there until somebody helps. Gone when the step succeeds.
CREATE TABLE step_failure (
  element_instance_key BIGINT        NOT NULL,
  process_id           VARCHAR(64)   NOT NULL,
  element_id           VARCHAR(64)   NOT NULL,
  business_id          VARCHAR(36)   NOT NULL,
  reason               VARCHAR(1000) NOT NULL,
  failed_at            DATETIME(6)   NOT NULL,
  CONSTRAINT pk_step_failure PRIMARY KEY (element_instance_key)
);
CREATE INDEX ix_step_failure_business ON step_failure (business_id, failed_at);
