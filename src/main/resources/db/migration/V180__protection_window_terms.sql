-- What the signed terms say, and how a window may end before its time or pass on.
ALTER TABLE protection_window ADD COLUMN passive_sales BOOLEAN DEFAULT TRUE NOT NULL;
-- One a line; empty for everything in which the parties work together.
ALTER TABLE protection_window ADD COLUMN products VARCHAR(4000) DEFAULT '' NOT NULL;
ALTER TABLE protection_window ADD COLUMN contact_answer_days INT NULL;
ALTER TABLE protection_window ADD COLUMN contact_silence VARCHAR(16) NULL;
ALTER TABLE protection_window ADD COLUMN tail_months INT DEFAULT 0 NOT NULL;
ALTER TABLE protection_window ADD COLUMN release_events VARCHAR(200) DEFAULT '' NOT NULL;
ALTER TABLE protection_window ADD COLUMN assignment VARCHAR(60) DEFAULT 'standard' NOT NULL;
ALTER TABLE protection_window ADD COLUMN signed_terms BOOLEAN DEFAULT FALSE NOT NULL;
-- The last day on which an opportunity opened in the window stays protected; only where one was recorded.
ALTER TABLE protection_window ADD COLUMN tail_ends_on DATE NULL;
-- From this day on it binds no more, whatever its last day is.
ALTER TABLE protection_window ADD COLUMN lifted_on DATE NULL;
ALTER TABLE protection_window ADD COLUMN lifted_by VARCHAR(16) NULL;
ALTER TABLE protection_window ADD COLUMN successor_id VARCHAR(36) NULL;
ALTER TABLE protection_window ADD COLUMN predecessor_id VARCHAR(36) NULL;

-- Who was bound, left and is bound again has a window for each time.
ALTER TABLE protection_window DROP CONSTRAINT uq_protection_window;
ALTER TABLE protection_window ADD CONSTRAINT uq_protection_window
  UNIQUE (agreement, referral_id, bound_partner, protected_partner, starts_on);
CREATE INDEX ix_protection_window_protected ON protection_window (protected_partner, ends_on);
CREATE INDEX ix_protection_window_bound ON protection_window (bound_partner, ends_on);
CREATE INDEX ix_protection_window_end ON protection_window (ends_on);
CREATE INDEX ix_protection_window_tail ON protection_window (tail_ends_on);

-- What the bound partner did for the customer before, and goes on doing.
CREATE TABLE window_prior (
  window_id    VARCHAR(36)  NOT NULL,
  position     INT          NOT NULL,
  relationship VARCHAR(300) NOT NULL,
  since_on     DATE         NOT NULL,
  CONSTRAINT pk_window_prior PRIMARY KEY (window_id, position),
  CONSTRAINT fk_window_prior FOREIGN KEY (window_id) REFERENCES protection_window (id)
);

CREATE TABLE window_opportunity (
  id          VARCHAR(36)  NOT NULL,
  window_id   VARCHAR(36)  NOT NULL,
  title       VARCHAR(200) NOT NULL,
  opened_on   DATE         NOT NULL,
  recorded_by VARCHAR(190) NOT NULL,
  partner_id  VARCHAR(64)  NOT NULL,
  recorded_at DATETIME(6)  NOT NULL,
  CONSTRAINT pk_window_opportunity PRIMARY KEY (id),
  CONSTRAINT uq_window_opportunity UNIQUE (window_id, title),
  CONSTRAINT fk_window_opportunity FOREIGN KEY (window_id) REFERENCES protection_window (id)
);
