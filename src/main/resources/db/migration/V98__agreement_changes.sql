-- A change of an agreement is an agreement itself: drafted, reviewed, signed and sealed alike. One that stands on its own changes
-- nothing: '' and 0.
ALTER TABLE agreement ADD COLUMN change_of VARCHAR(36) DEFAULT '' NOT NULL;
ALTER TABLE agreement ADD COLUMN change_number INT DEFAULT 0 NOT NULL;
ALTER TABLE agreement ADD COLUMN changed_kind VARCHAR(32) NULL;
ALTER TABLE agreement DROP CONSTRAINT uq_agreement_subject;
ALTER TABLE agreement ADD CONSTRAINT uq_agreement_subject UNIQUE (subject, kind, change_of, change_number);
CREATE INDEX ix_agreement_change_of ON agreement (change_of);

-- When a change was proposed, signed by all, and took effect.
CREATE TABLE agreement_change (
  id               VARCHAR(36)   NOT NULL,
  version          BIGINT        NOT NULL,
  agreement_id     VARCHAR(36)   NOT NULL,
  change_number    INT           NOT NULL,
  -- The agreement, while the change is under way: there is one at a time. Notice, which one party gives alone, counts by itself.
  open_for         VARCHAR(48)   NULL,
  notice           BOOLEAN       NOT NULL,
  proposed_by      VARCHAR(64)   NOT NULL,
  proposed_by_user VARCHAR(190)  NOT NULL,
  reason           VARCHAR(2000) NOT NULL,
  proposed_at      DATETIME(6)   NOT NULL,
  effective_on     DATE          NULL,
  signed_at        DATETIME(6)   NULL,
  effective_at     DATETIME(6)   NULL,
  CONSTRAINT pk_agreement_change PRIMARY KEY (id),
  CONSTRAINT uq_agreement_change_number UNIQUE (agreement_id, change_number),
  CONSTRAINT uq_agreement_change_open UNIQUE (open_for),
  CONSTRAINT fk_agreement_change FOREIGN KEY (agreement_id) REFERENCES agreement (id)
);
CREATE INDEX ix_agreement_change_due ON agreement_change (effective_at, effective_on);
CREATE INDEX ix_protection_window_agreement ON protection_window (agreement);
