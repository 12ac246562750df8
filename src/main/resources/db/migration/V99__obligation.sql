-- Promises between partners, each pursued by a process of its own, and what came of them.
CREATE TABLE promise (
  id            VARCHAR(36)   NOT NULL,
  version       BIGINT        NOT NULL,
  subject       VARCHAR(36)   NOT NULL,
  once_key      VARCHAR(100)  NOT NULL,
  kind          VARCHAR(24)   NOT NULL,
  obliged_id    VARCHAR(64)   NOT NULL,
  owed_to_id    VARCHAR(64)   NOT NULL,
  what          VARCHAR(500)  NOT NULL,
  state         VARCHAR(16)   NOT NULL,
  begun_at      DATETIME(6)   NOT NULL,
  due_at        DATETIME(6)   NOT NULL,
  escalate_at   DATETIME(6)   NOT NULL,
  grace         VARCHAR(20)   NOT NULL,
  accept_within VARCHAR(20)   NOT NULL,
  answer_within VARCHAR(20)   NOT NULL,
  overdue_at    DATETIME(6)   NULL,
  shown_at      DATETIME(6)   NULL,
  evidence      VARCHAR(2000) NULL,
  closed_at     DATETIME(6)   NULL,
  reason        VARCHAR(2000) NULL,
  CONSTRAINT pk_promise PRIMARY KEY (id),
  CONSTRAINT uq_promise UNIQUE (subject, once_key)
);
CREATE INDEX ix_promise_obliged ON promise (obliged_id, state, due_at);
CREATE INDEX ix_promise_owed ON promise (owed_to_id, state, due_at);

-- What was recorded before promises were pursued is pursued by nobody: it moves over as it stands.
INSERT INTO promise (id, version, subject, once_key, kind, obliged_id, owed_to_id, what, state, begun_at, due_at, escalate_at,
                     grace, accept_within, answer_within)
SELECT o.id, 0, o.referral_id, CONCAT('earlier-', o.kind), o.kind, o.partner_id, r.introducer_id,
       CASE o.kind WHEN 'HAND_OVER' THEN 'Bring deliverers and customer together' ELSE 'Report the revenue of the first period' END,
       'CALLED_OFF', r.registered_at, o.due_on, o.due_on, 'P3D', 'P14D', 'P5D'
FROM obligation o JOIN referral r ON r.id = o.referral_id;

DROP TABLE obligation;

-- The track record: facts are added, never changed. A later fact about the same source says what became of it.
CREATE TABLE track_fact (
  id          VARCHAR(36) NOT NULL,
  partner_id  VARCHAR(64) NOT NULL,
  owed_to_id  VARCHAR(64) NOT NULL,
  source      VARCHAR(36) NOT NULL,
  kind        VARCHAR(24) NOT NULL,
  outcome     VARCHAR(24) NOT NULL,
  due_at      DATETIME(6) NOT NULL,
  happened_at DATETIME(6) NOT NULL,
  CONSTRAINT pk_track_fact PRIMARY KEY (id),
  CONSTRAINT uq_track_fact UNIQUE (source, outcome),
  CONSTRAINT fk_track_fact_partner FOREIGN KEY (partner_id) REFERENCES partner (id)
);
CREATE INDEX ix_track_fact_partner ON track_fact (partner_id, happened_at);

CREATE TABLE track_remark (
  id         VARCHAR(36)   NOT NULL,
  source     VARCHAR(36)   NOT NULL,
  kind       VARCHAR(16)   NOT NULL,
  partner_id VARCHAR(64)   NOT NULL,
  said_by    VARCHAR(200)  NOT NULL,
  words      VARCHAR(2000) NOT NULL,
  said_at    DATETIME(6)   NOT NULL,
  CONSTRAINT pk_track_remark PRIMARY KEY (id),
  CONSTRAINT fk_track_remark_partner FOREIGN KEY (partner_id) REFERENCES partner (id)
);
CREATE INDEX ix_track_remark ON track_remark (source, said_at);

ALTER TABLE referral ADD COLUMN hand_over_within VARCHAR(20) DEFAULT 'P7D' NOT NULL;
ALTER TABLE referral ADD COLUMN grace VARCHAR(20) DEFAULT 'P3D' NOT NULL;
ALTER TABLE referral ADD COLUMN accept_within VARCHAR(20) DEFAULT 'P14D' NOT NULL;
