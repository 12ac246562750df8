CREATE TABLE partner (
  id           VARCHAR(64)  NOT NULL,
  version      BIGINT       NOT NULL,
  legal_name   VARCHAR(200) NOT NULL,
  registration VARCHAR(200) NOT NULL,
  address      VARCHAR(500) NOT NULL,
  country      VARCHAR(2)   NOT NULL,
  notice_email VARCHAR(254) NOT NULL,
  CONSTRAINT pk_partner PRIMARY KEY (id)
);

CREATE TABLE partner_region (
  partner_id VARCHAR(64)  NOT NULL,
  region     VARCHAR(100) NOT NULL,
  CONSTRAINT pk_partner_region PRIMARY KEY (partner_id, region),
  CONSTRAINT fk_partner_region FOREIGN KEY (partner_id) REFERENCES partner (id)
);

CREATE TABLE partner_competency (
  partner_id VARCHAR(64)  NOT NULL,
  area       VARCHAR(150) NOT NULL,
  CONSTRAINT pk_partner_competency PRIMARY KEY (partner_id, area),
  CONSTRAINT fk_partner_competency FOREIGN KEY (partner_id) REFERENCES partner (id)
);

CREATE TABLE person (
  id         VARCHAR(64)  NOT NULL,
  version    BIGINT       NOT NULL,
  partner_id VARCHAR(64)  NOT NULL,
  name       VARCHAR(200) NOT NULL,
  email      VARCHAR(254) NOT NULL,
  title      VARCHAR(200) NOT NULL,
  position   INT          NOT NULL,
  CONSTRAINT pk_person PRIMARY KEY (id),
  CONSTRAINT fk_person_partner FOREIGN KEY (partner_id) REFERENCES partner (id)
);
CREATE INDEX ix_person_partner ON person (partner_id, position);

CREATE TABLE signing_authority (
  person_id      VARCHAR(64) NOT NULL,
  agreement_kind VARCHAR(32) NOT NULL,
  CONSTRAINT pk_signing_authority PRIMARY KEY (person_id, agreement_kind),
  CONSTRAINT fk_signing_authority_person FOREIGN KEY (person_id) REFERENCES person (id)
);
