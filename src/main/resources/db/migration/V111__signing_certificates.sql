-- The certificates that the installation has issued, for whom and for which signature, and which were withdrawn. No key is here.
CREATE TABLE signing_certificate (
  serial            VARCHAR(40)  NOT NULL,
  authority         VARCHAR(16)  NOT NULL,
  person_id         VARCHAR(64)  NOT NULL,
  partner_id        VARCHAR(64)  NOT NULL,
  purpose           VARCHAR(200) NOT NULL,
  valid_from        DATETIME(6)  NOT NULL,
  valid_until       DATETIME(6)  NOT NULL,
  revoked_at        DATETIME(6)  NULL,
  revocation_reason VARCHAR(30)  NULL,
  revoked_by        VARCHAR(100) NULL,
  CONSTRAINT pk_signing_certificate PRIMARY KEY (serial)
);
CREATE INDEX ix_signing_certificate_revoked ON signing_certificate (authority, revoked_at);
CREATE INDEX ix_signing_certificate_person ON signing_certificate (person_id, valid_from);

-- The last list of withdrawn certificates of each authority, as it was given out; its number only grows.
CREATE TABLE signing_revocation_list (
  authority   VARCHAR(16) NOT NULL,
  number      BIGINT      NOT NULL,
  this_update DATETIME(6) NOT NULL,
  content     LONGBLOB    NOT NULL,
  CONSTRAINT pk_signing_revocation_list PRIMARY KEY (authority)
);
