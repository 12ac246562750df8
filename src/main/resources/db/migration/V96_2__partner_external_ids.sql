-- By which ids a partner's own systems, such as its CRM, call what is here. Owned by the partner that uses them; the host's are owned
-- by ''. Ids of other systems may differ in case alone, which a database may overlook: each is kept apart by its hash.
CREATE TABLE external_id (
  id            VARCHAR(36)  NOT NULL,
  owner_id      VARCHAR(64)  NOT NULL,
  source_system VARCHAR(40)  NOT NULL,
  kind          VARCHAR(16)  NOT NULL,
  external_id   VARCHAR(190) NOT NULL,
  key_hash      VARCHAR(64)  NOT NULL,
  target_id     VARCHAR(64)  NOT NULL,
  CONSTRAINT pk_external_id PRIMARY KEY (id),
  CONSTRAINT uq_external_id UNIQUE (key_hash),
  CONSTRAINT uq_external_id_target UNIQUE (owner_id, kind, target_id, source_system)
);
CREATE INDEX ix_external_id_target ON external_id (kind, target_id, owner_id);
