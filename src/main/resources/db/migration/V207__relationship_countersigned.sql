-- What other partners signed about a commitment: that they saw its root and count at this moment. The signature is CMS in Base64 over
-- a statement that is made of these fields. Only added to; see the vendor's V207_1.
-- What was said before without a signature stays in relationship_countersignature, and is shown as what it is.
CREATE TABLE relationship_countersigned (
  commitment_id VARCHAR(36)  NOT NULL,
  partner_id    VARCHAR(64)  NOT NULL,
  organisation  VARCHAR(400) NOT NULL,
  person        VARCHAR(400) NOT NULL,
  signed_by     VARCHAR(128) NOT NULL,
  seen_at       DATETIME(6)  NOT NULL,
  signature     LONGTEXT     NOT NULL,
  CONSTRAINT pk_relationship_countersigned PRIMARY KEY (commitment_id, partner_id)
);
