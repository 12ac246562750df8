CREATE TABLE protection_window (
  id                VARCHAR(36)  NOT NULL,
  version           BIGINT       NOT NULL,
  agreement         VARCHAR(130) NOT NULL,
  referral_id       VARCHAR(36)  NOT NULL,
  interim           BOOLEAN      NOT NULL,
  protected_partner VARCHAR(64)  NOT NULL,
  bound_partner     VARCHAR(64)  NOT NULL,
  customer_name     VARCHAR(200) NOT NULL,
  conduct           VARCHAR(16)  NOT NULL,
  starts_on         DATE         NOT NULL,
  ends_on           DATE         NULL,
  CONSTRAINT pk_protection_window PRIMARY KEY (id),
  CONSTRAINT uq_protection_window UNIQUE (agreement, referral_id, bound_partner, protected_partner)
);
CREATE INDEX ix_protection_window_referral ON protection_window (referral_id);

CREATE TABLE window_identifier (
  window_id  VARCHAR(36)  NOT NULL,
  identifier VARCHAR(255) NOT NULL,
  CONSTRAINT pk_window_identifier PRIMARY KEY (window_id, identifier),
  CONSTRAINT fk_window_identifier FOREIGN KEY (window_id) REFERENCES protection_window (id)
);
CREATE INDEX ix_window_identifier ON window_identifier (identifier);

CREATE TABLE window_exception (
  id                 VARCHAR(36)   NOT NULL,
  window_id          VARCHAR(36)   NOT NULL,
  referral_id        VARCHAR(36)   NOT NULL,
  kind               VARCHAR(24)   NOT NULL,
  decided_by_partner VARCHAR(64)   NOT NULL,
  decided_by         VARCHAR(190)  NOT NULL,
  reason             VARCHAR(2000) NULL,
  decided_at         DATETIME(6)   NOT NULL,
  CONSTRAINT pk_window_exception PRIMARY KEY (id),
  CONSTRAINT fk_window_exception FOREIGN KEY (window_id) REFERENCES protection_window (id)
);
CREATE INDEX ix_window_exception ON window_exception (window_id, referral_id, decided_at);

CREATE TABLE carve_out (
  id          VARCHAR(36)  NOT NULL,
  referral_id VARCHAR(36)  NOT NULL,
  partner_id  VARCHAR(64)  NOT NULL,
  evidence    VARCHAR(500) NOT NULL,
  recorded_at DATETIME(6)  NOT NULL,
  CONSTRAINT pk_carve_out PRIMARY KEY (id),
  CONSTRAINT uq_carve_out UNIQUE (referral_id, partner_id)
);

-- Held while a window about the customer is registered.
CREATE TABLE customer_lock (
  identifier VARCHAR(255) NOT NULL,
  CONSTRAINT pk_customer_lock PRIMARY KEY (identifier)
);
