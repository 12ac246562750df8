-- Areas of products: renamed and retired, never deleted, for partners' records name them.
CREATE TABLE competence_area (
  id         VARCHAR(64)  NOT NULL,
  version    BIGINT       NOT NULL,
  name       VARCHAR(100) NOT NULL,
  field      VARCHAR(100) NOT NULL,
  product_id VARCHAR(64)  NULL,
  retired_on DATE         NULL,
  CONSTRAINT pk_competence_area PRIMARY KEY (id),
  CONSTRAINT fk_competence_area_product FOREIGN KEY (product_id) REFERENCES competence_area (id)
);
CREATE INDEX ix_competence_area_field ON competence_area (field, name);

-- Every name by which an area is or was called, as it is compared: it means one area.
CREATE TABLE competence_area_name (
  name_key VARCHAR(150) NOT NULL,
  area_id  VARCHAR(64)  NOT NULL,
  name     VARCHAR(100) NOT NULL,
  CONSTRAINT pk_competence_area_name PRIMARY KEY (name_key),
  CONSTRAINT fk_competence_area_name FOREIGN KEY (area_id) REFERENCES competence_area (id)
);
CREATE INDEX ix_competence_area_name ON competence_area_name (area_id);

-- The releases of a product. The same name again corrects its day.
CREATE TABLE competence_release (
  id          VARCHAR(36)  NOT NULL,
  version     BIGINT       NOT NULL,
  area_id     VARCHAR(64)  NOT NULL,
  name        VARCHAR(100) NOT NULL,
  name_key    VARCHAR(150) NOT NULL,
  released_on DATE         NOT NULL,
  recorded_by VARCHAR(190) NOT NULL,
  recorded_at DATETIME(6)  NOT NULL,
  CONSTRAINT pk_competence_release PRIMARY KEY (id),
  CONSTRAINT uq_competence_release UNIQUE (area_id, name_key),
  CONSTRAINT fk_competence_release FOREIGN KEY (area_id) REFERENCES competence_area (id)
);

-- What a partner says of itself, and with whom it shares more than its own words.
CREATE TABLE competence_profile (
  partner_id VARCHAR(64)  NOT NULL,
  version    BIGINT       NOT NULL,
  sharing    VARCHAR(16)  NOT NULL,
  capacity   INT          NULL,
  stated_by  VARCHAR(190) NOT NULL,
  stated_at  DATETIME(6)  NOT NULL,
  CONSTRAINT pk_competence_profile PRIMARY KEY (partner_id),
  CONSTRAINT fk_competence_profile_partner FOREIGN KEY (partner_id) REFERENCES partner (id)
);

CREATE TABLE competence_profile_language (
  partner_id VARCHAR(64) NOT NULL,
  language   VARCHAR(8)  NOT NULL,
  CONSTRAINT pk_competence_profile_language PRIMARY KEY (partner_id, language),
  CONSTRAINT fk_competence_profile_language FOREIGN KEY (partner_id) REFERENCES competence_profile (partner_id)
);

CREATE TABLE competence_profile_size (
  partner_id    VARCHAR(64) NOT NULL,
  customer_size VARCHAR(16) NOT NULL,
  CONSTRAINT pk_competence_profile_size PRIMARY KEY (partner_id, customer_size),
  CONSTRAINT fk_competence_profile_size FOREIGN KEY (partner_id) REFERENCES competence_profile (partner_id)
);

CREATE TABLE competence_level (
  partner_id     VARCHAR(64) NOT NULL,
  area_id        VARCHAR(64) NOT NULL,
  partner_level  VARCHAR(16) NOT NULL,
  CONSTRAINT pk_competence_level PRIMARY KEY (partner_id, area_id),
  CONSTRAINT fk_competence_level_profile FOREIGN KEY (partner_id) REFERENCES competence_profile (partner_id),
  CONSTRAINT fk_competence_level_area FOREIGN KEY (area_id) REFERENCES competence_area (id)
);
CREATE INDEX ix_competence_level_area ON competence_level (area_id);

CREATE TABLE competence_certificate (
  id           VARCHAR(36)  NOT NULL,
  version      BIGINT       NOT NULL,
  partner_id   VARCHAR(64)  NOT NULL,
  area_id      VARCHAR(64)  NOT NULL,
  name         VARCHAR(100) NOT NULL,
  issued_on    DATE         NOT NULL,
  expires_on   DATE         NULL,
  file_type    VARCHAR(16)  NULL,
  added_by     VARCHAR(190) NOT NULL,
  added_at     DATETIME(6)  NOT NULL,
  withdrawn_at DATETIME(6)  NULL,
  CONSTRAINT pk_competence_certificate PRIMARY KEY (id),
  CONSTRAINT fk_competence_certificate_partner FOREIGN KEY (partner_id) REFERENCES partner (id),
  CONSTRAINT fk_competence_certificate_area FOREIGN KEY (area_id) REFERENCES competence_area (id)
);
CREATE INDEX ix_competence_certificate_partner ON competence_certificate (partner_id);
CREATE INDEX ix_competence_certificate_area ON competence_certificate (area_id);

-- Apart from the certificates, which are read often. It names a person, and goes when the certificate is taken back.
CREATE TABLE competence_certificate_file (
  certificate_id VARCHAR(36) NOT NULL,
  content        LONGBLOB    NOT NULL,
  CONSTRAINT pk_competence_certificate_file PRIMARY KEY (certificate_id),
  CONSTRAINT fk_competence_certificate_file FOREIGN KEY (certificate_id) REFERENCES competence_certificate (id)
);

-- What one partner is asked to confirm of another's work.
CREATE TABLE competence_confirmation (
  id          VARCHAR(36)   NOT NULL,
  version     BIGINT        NOT NULL,
  kind        VARCHAR(16)   NOT NULL,
  once_key    VARCHAR(150)  NOT NULL,
  about_id    VARCHAR(64)   NOT NULL,
  asked_of_id VARCHAR(64)   NOT NULL,
  title       VARCHAR(200)  NOT NULL,
  named_areas VARCHAR(1000) NOT NULL,
  done_on     DATE          NOT NULL,
  state       VARCHAR(16)   NOT NULL,
  asked_at    DATETIME(6)   NOT NULL,
  answered_at DATETIME(6)   NULL,
  answered_by VARCHAR(190)  NULL,
  words       VARCHAR(2000) NULL,
  CONSTRAINT pk_competence_confirmation PRIMARY KEY (id),
  CONSTRAINT uq_competence_confirmation UNIQUE (once_key),
  CONSTRAINT fk_competence_confirmation_about FOREIGN KEY (about_id) REFERENCES partner (id),
  CONSTRAINT fk_competence_confirmation_asked FOREIGN KEY (asked_of_id) REFERENCES partner (id)
);
CREATE INDEX ix_competence_confirmation_about ON competence_confirmation (about_id, state, done_on);
CREATE INDEX ix_competence_confirmation_asked ON competence_confirmation (asked_of_id, state, asked_at);

-- In which areas: asked for first, replaced by what was confirmed.
CREATE TABLE competence_confirmation_area (
  confirmation_id VARCHAR(36) NOT NULL,
  area_id         VARCHAR(64) NOT NULL,
  CONSTRAINT pk_competence_confirmation_area PRIMARY KEY (confirmation_id, area_id),
  CONSTRAINT fk_competence_confirmation_area FOREIGN KEY (confirmation_id) REFERENCES competence_confirmation (id),
  CONSTRAINT fk_competence_confirmation_area_area FOREIGN KEY (area_id) REFERENCES competence_area (id)
);
CREATE INDEX ix_competence_confirmation_area ON competence_confirmation_area (area_id);
