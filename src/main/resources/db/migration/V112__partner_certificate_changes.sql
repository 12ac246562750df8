-- Who brought or took out the certificate that a partner signs with. The certificate's key is in the key folder, not here.
CREATE TABLE partner_certificate_change (
  id          VARCHAR(36)  NOT NULL,
  partner_id  VARCHAR(64)  NOT NULL,
  what        VARCHAR(20)  NOT NULL,
  subject     VARCHAR(200) NOT NULL,
  fingerprint VARCHAR(95)  NOT NULL,
  changed_by  VARCHAR(64)  NOT NULL,
  changed_at  DATETIME(6)  NOT NULL,
  CONSTRAINT pk_partner_certificate_change PRIMARY KEY (id),
  CONSTRAINT fk_partner_certificate_change FOREIGN KEY (partner_id) REFERENCES partner (id)
);
CREATE INDEX ix_partner_certificate_change ON partner_certificate_change (partner_id, changed_at);
