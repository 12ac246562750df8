-- The diagrams that were deployed, by the SHA-256 of their text, and which version of a process was deployed with which.
CREATE TABLE process_diagram (
  hash VARCHAR(64) NOT NULL,
  bpmn LONGBLOB    NOT NULL,
  CONSTRAINT pk_process_diagram PRIMARY KEY (hash)
);

CREATE TABLE process_version (
  process_definition_key BIGINT      NOT NULL,
  process_id             VARCHAR(64) NOT NULL,
  diagram_hash           VARCHAR(64) NOT NULL,
  CONSTRAINT pk_process_version PRIMARY KEY (process_definition_key),
  CONSTRAINT fk_process_version_diagram FOREIGN KEY (diagram_hash) REFERENCES process_diagram (hash)
);

-- A step names the diagram by hash, not by the engine's key: keys begin anew on another engine. None: taken before diagrams
-- were kept, or under a version that somebody else deployed.
ALTER TABLE process_step ADD COLUMN diagram_hash VARCHAR(64) NULL;
