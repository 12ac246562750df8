-- What partners committed to: that so many customers were on a list, and nothing of them. Only added to; see the vendor's V190_1.
CREATE TABLE relationship_commitment (
  id            VARCHAR(36) NOT NULL,
  partner_id    VARCHAR(64) NOT NULL,
  root          CHAR(64)    NOT NULL,
  entry_count   INT         NOT NULL,
  received_at   DATETIME(6) NOT NULL,
  published_by  VARCHAR(128) NOT NULL,
  content       LONGTEXT    NOT NULL,
  outside_time  BOOLEAN     NOT NULL,
  CONSTRAINT pk_relationship_commitment PRIMARY KEY (id),
  CONSTRAINT uq_relationship_commitment UNIQUE (partner_id, root)
);

-- Who saw a commitment on which day. The host's steward has no partner: an empty one stands for it.
CREATE TABLE relationship_countersignature (
  commitment_id VARCHAR(36)  NOT NULL,
  partner_id    VARCHAR(64)  NOT NULL,
  signed_by     VARCHAR(128) NOT NULL,
  signed_at     DATETIME(6)  NOT NULL,
  CONSTRAINT pk_relationship_countersignature PRIMARY KEY (commitment_id, partner_id),
  CONSTRAINT fk_relationship_countersignature FOREIGN KEY (commitment_id) REFERENCES relationship_commitment (id)
);

-- What a proof said that was handed in with evidence of a prior relationship, on the day that it was.
CREATE TABLE relationship_listing (
  evidence_id VARCHAR(36) NOT NULL,
  partner_id  VARCHAR(64) NOT NULL,
  proven      BOOLEAN     NOT NULL,
  sentences   LONGTEXT    NOT NULL,
  proof       LONGTEXT    NOT NULL,
  checked_at  DATETIME(6) NOT NULL,
  CONSTRAINT pk_relationship_listing PRIMARY KEY (evidence_id)
);
