CREATE TABLE referral (
  id                        VARCHAR(36)   NOT NULL,
  version                   BIGINT        NOT NULL,
  reference                 VARCHAR(100)   NOT NULL,
  title                     VARCHAR(200)  NOT NULL,
  customer_name             VARCHAR(200)  NOT NULL,
  customer_legal_name       VARCHAR(200)  NOT NULL,
  customer_domain           VARCHAR(253)  NOT NULL,
  customer_tax_id           VARCHAR(32)   NULL,
  customer_country          VARCHAR(2)    NOT NULL,
  customer_contact_name     VARCHAR(200)  NOT NULL,
  customer_contact_email    VARCHAR(254)  NOT NULL,
  need_summary              VARCHAR(2000) NOT NULL,
  need_areas                VARCHAR(1000) NOT NULL,
  need_region               VARCHAR(100)  NOT NULL,
  need_company_size         VARCHAR(100)  NULL,
  need_timing               VARCHAR(100)  NULL,
  need_value_minor_units    BIGINT        NULL,
  need_value_currency       CHAR(3)       NULL,
  introducer_id             VARCHAR(64)   NOT NULL,
  biller                    VARCHAR(64)   NOT NULL,
  review_within             VARCHAR(20)   NOT NULL,
  sign_within               VARCHAR(20)   NOT NULL,
  remind_every              VARCHAR(20)   NOT NULL,
  release_within            VARCHAR(20)   NOT NULL,
  prior_within              VARCHAR(20)   NOT NULL,
  lookback                  VARCHAR(20)   NOT NULL,
  nda_draft                 LONGTEXT      NOT NULL,
  revenue_share_draft       LONGTEXT      NOT NULL,
  customer_protection_draft LONGTEXT      NOT NULL,
  state                     VARCHAR(24)   NOT NULL,
  registered_at             DATETIME(6)   NOT NULL,
  changed_at                DATETIME(6)   NOT NULL,
  consented_at              DATETIME(6)   NULL,
  disclosed_at              DATETIME(6)   NULL,
  end_reason                VARCHAR(2000) NULL,
  CONSTRAINT pk_referral PRIMARY KEY (id),
  CONSTRAINT uq_referral_reference UNIQUE (reference)
);
CREATE INDEX ix_referral_introducer ON referral (introducer_id, registered_at);

CREATE TABLE seat (
  id            VARCHAR(36)   NOT NULL,
  version       BIGINT        NOT NULL,
  referral_id   VARCHAR(36)   NOT NULL,
  position      INT           NOT NULL,
  name          VARCHAR(64)   NOT NULL,
  areas         VARCHAR(1000) NOT NULL,
  answer_within VARCHAR(20)   NOT NULL,
  filled_by     VARCHAR(64)   NULL,
  CONSTRAINT pk_seat PRIMARY KEY (id),
  CONSTRAINT uq_seat UNIQUE (referral_id, position),
  CONSTRAINT fk_seat_referral FOREIGN KEY (referral_id) REFERENCES referral (id)
);
CREATE INDEX ix_seat_filled_by ON seat (filled_by);

CREATE TABLE seat_candidate (
  seat_id       VARCHAR(36) NOT NULL,
  rank_position INT         NOT NULL,
  partner_id    VARCHAR(64) NOT NULL,
  CONSTRAINT pk_seat_candidate PRIMARY KEY (seat_id, rank_position),
  CONSTRAINT fk_seat_candidate FOREIGN KEY (seat_id) REFERENCES seat (id)
);

CREATE TABLE offer (
  id           VARCHAR(36)   NOT NULL,
  version      BIGINT        NOT NULL,
  seat_id      VARCHAR(36)   NOT NULL,
  candidate_id VARCHAR(64)   NOT NULL,
  state        VARCHAR(16)   NOT NULL,
  offered_at   DATETIME(6)   NOT NULL,
  answered_at  DATETIME(6)   NULL,
  answered_by  VARCHAR(190)  NULL,
  reason       VARCHAR(2000) NULL,
  CONSTRAINT pk_offer PRIMARY KEY (id),
  CONSTRAINT uq_offer UNIQUE (seat_id, candidate_id),
  CONSTRAINT fk_offer_seat FOREIGN KEY (seat_id) REFERENCES seat (id)
);

CREATE TABLE referral_history (
  id          BIGINT        NOT NULL AUTO_INCREMENT,
  referral_id VARCHAR(36)   NOT NULL,
  happened_at DATETIME(6)   NOT NULL,
  actor       VARCHAR(200)  NOT NULL,
  what        VARCHAR(3000) NOT NULL,
  once_key    VARCHAR(120)  NOT NULL,
  CONSTRAINT pk_referral_history PRIMARY KEY (id),
  CONSTRAINT uq_referral_history UNIQUE (referral_id, once_key),
  CONSTRAINT fk_referral_history FOREIGN KEY (referral_id) REFERENCES referral (id)
);

CREATE TABLE disclosure (
  id           VARCHAR(36) NOT NULL,
  referral_id  VARCHAR(36) NOT NULL,
  person_id    VARCHAR(64) NOT NULL,
  partner_id   VARCHAR(64) NOT NULL,
  disclosed_at DATETIME(6) NOT NULL,
  CONSTRAINT pk_disclosure PRIMARY KEY (id),
  CONSTRAINT uq_disclosure UNIQUE (referral_id, person_id),
  CONSTRAINT fk_disclosure_referral FOREIGN KEY (referral_id) REFERENCES referral (id)
);

CREATE TABLE prior_evidence (
  id          VARCHAR(36)  NOT NULL,
  referral_id VARCHAR(36)  NOT NULL,
  partner_id  VARCHAR(64)  NOT NULL,
  title       VARCHAR(300) NOT NULL,
  dated_on    DATE         NOT NULL,
  filed_at    DATETIME(6)  NOT NULL,
  CONSTRAINT pk_prior_evidence PRIMARY KEY (id),
  CONSTRAINT fk_prior_evidence_referral FOREIGN KEY (referral_id) REFERENCES referral (id)
);

CREATE TABLE obligation (
  id          VARCHAR(36) NOT NULL,
  referral_id VARCHAR(36) NOT NULL,
  partner_id  VARCHAR(64) NOT NULL,
  kind        VARCHAR(24) NOT NULL,
  due_on      DATE        NOT NULL,
  CONSTRAINT pk_obligation PRIMARY KEY (id),
  CONSTRAINT uq_obligation UNIQUE (referral_id, kind),
  CONSTRAINT fk_obligation_referral FOREIGN KEY (referral_id) REFERENCES referral (id)
);
