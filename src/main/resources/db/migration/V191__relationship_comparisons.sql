-- Comparisons of customers between two partners: who invited whom, and whether both agreed.
CREATE TABLE relationship_comparison (
  id           VARCHAR(36)  NOT NULL,
  session_code CHAR(32)     NOT NULL,
  inviter_id   VARCHAR(64)  NOT NULL,
  invitee_id   VARCHAR(64)  NOT NULL,
  compared_by  VARCHAR(16)  NOT NULL,
  invited_at   DATETIME(6)  NOT NULL,
  invited_by   VARCHAR(128) NOT NULL,
  accepted_at  DATETIME(6)  NULL,
  accepted_by  VARCHAR(128) NULL,
  ended_at     DATETIME(6)  NULL,
  ended_by     VARCHAR(64)  NULL,
  CONSTRAINT pk_relationship_comparison PRIMARY KEY (id),
  CONSTRAINT uq_relationship_comparison UNIQUE (session_code)
);
CREATE INDEX ix_relationship_comparison_inviter ON relationship_comparison (inviter_id, invited_at);
CREATE INDEX ix_relationship_comparison_invitee ON relationship_comparison (invitee_id, invited_at);

-- Blinded points only. The content goes when a comparison ends; that the points were used stays, so that they are used once.
CREATE TABLE relationship_set (
  comparison_id VARCHAR(36)  NOT NULL,
  step          VARCHAR(24)  NOT NULL,
  points_hash   CHAR(64)     NOT NULL,
  own_count     INT          NOT NULL,
  both_count    INT          NOT NULL,
  content       LONGTEXT     NULL,
  sent_at       DATETIME(6)  NOT NULL,
  sent_by       VARCHAR(128) NOT NULL,
  CONSTRAINT pk_relationship_set PRIMARY KEY (comparison_id, step),
  CONSTRAINT uq_relationship_set UNIQUE (points_hash),
  CONSTRAINT fk_relationship_set FOREIGN KEY (comparison_id) REFERENCES relationship_comparison (id)
);
