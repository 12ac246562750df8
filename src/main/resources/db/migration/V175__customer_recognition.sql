-- By what the customer of a window was named, as somebody wrote it: from this it is recognised anew when the rules of recognition change.
CREATE TABLE window_customer (
  window_id  VARCHAR(36)  NOT NULL,
  legal_name VARCHAR(200) NOT NULL,
  country    VARCHAR(2)   NOT NULL,
  domain     VARCHAR(300) NULL,
  tax_id     VARCHAR(64)  NULL,
  CONSTRAINT pk_window_customer PRIMARY KEY (window_id),
  CONSTRAINT fk_window_customer FOREIGN KEY (window_id) REFERENCES protection_window (id)
);

-- Keys under which customers that resemble one another are found: each the beginning of a hash over the bound partner and a trait, so that
-- one partner's search meets no row of another's.
CREATE TABLE customer_trait (
  trait     BIGINT      NOT NULL,
  window_id VARCHAR(36) NOT NULL,
  CONSTRAINT pk_customer_trait PRIMARY KEY (trait, window_id)
);
CREATE INDEX ix_customer_trait_window ON customer_trait (window_id);

-- A customer of a referral that resembles one about whom a partner is bound, and the reasons: a question to people.
CREATE TABLE lookalike (
  id            VARCHAR(36)  NOT NULL,
  window_id     VARCHAR(36)  NOT NULL,
  referral_id   VARCHAR(36)  NOT NULL,
  bound_partner VARCHAR(64)  NOT NULL,
  legal_name    VARCHAR(200) NOT NULL,
  country       VARCHAR(2)   NOT NULL,
  domain        VARCHAR(300) NULL,
  tax_id        VARCHAR(64)  NULL,
  reasons       VARCHAR(200) NOT NULL,
  found_at      DATETIME(6)  NOT NULL,
  CONSTRAINT pk_lookalike PRIMARY KEY (id),
  CONSTRAINT uq_lookalike UNIQUE (window_id, referral_id),
  CONSTRAINT fk_lookalike FOREIGN KEY (window_id) REFERENCES protection_window (id)
);
CREATE INDEX ix_lookalike_bound ON lookalike (bound_partner, referral_id);
CREATE INDEX ix_lookalike_referral ON lookalike (referral_id);

-- What the partners who know both customers said about it, in order; the last of each counts.
CREATE TABLE lookalike_answer (
  lookalike_id VARCHAR(36)   NOT NULL,
  position     INT           NOT NULL,
  partner_id   VARCHAR(64)   NOT NULL,
  answer       VARCHAR(16)   NOT NULL,
  decided_by   VARCHAR(190)  NOT NULL,
  reason       VARCHAR(2000) NOT NULL,
  decided_at   DATETIME(6)   NOT NULL,
  CONSTRAINT pk_lookalike_answer PRIMARY KEY (lookalike_id, position),
  CONSTRAINT fk_lookalike_answer FOREIGN KEY (lookalike_id) REFERENCES lookalike (id)
);
