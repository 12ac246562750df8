-- A deliverer's claim to have known a referral's customer before: which evidence it named, and what the introducer made of it.
CREATE TABLE prior_claim (
  id          VARCHAR(36)   NOT NULL,
  version     BIGINT        NOT NULL,
  referral_id VARCHAR(36)   NOT NULL,
  partner_id  VARCHAR(64)   NOT NULL,
  evidence_id VARCHAR(36)   NOT NULL,
  claimed_by  VARCHAR(200)  NOT NULL,
  claimed_at  DATETIME(6)   NOT NULL,
  verdict     VARCHAR(24)   NULL,
  reason      VARCHAR(2000) NULL,
  judged_by   VARCHAR(200)  NULL,
  judged_at   DATETIME(6)   NULL,
  CONSTRAINT pk_prior_claim PRIMARY KEY (id),
  CONSTRAINT uq_prior_claim UNIQUE (referral_id, partner_id),
  CONSTRAINT fk_prior_claim_referral FOREIGN KEY (referral_id) REFERENCES referral (id),
  CONSTRAINT fk_prior_claim_evidence FOREIGN KEY (evidence_id) REFERENCES prior_evidence (id)
);

-- What was claimed before this was kept: the evidence filed last before the claim was told.
INSERT INTO prior_claim (id, version, referral_id, partner_id, evidence_id, claimed_by, claimed_at)
  SELECT e.id, 0, e.referral_id, e.partner_id, e.id, h.actor, h.happened_at
  FROM referral_history h
  JOIN prior_evidence e ON e.referral_id = h.referral_id AND h.once_key = CONCAT('prior-', e.partner_id)
  WHERE h.what LIKE 'claimed that %'
    AND e.filed_at <= h.happened_at
    AND NOT EXISTS (
      SELECT 1 FROM prior_evidence n
      WHERE n.referral_id = e.referral_id AND n.partner_id = e.partner_id AND n.filed_at <= h.happened_at
        AND (n.filed_at > e.filed_at OR (n.filed_at = e.filed_at AND n.id > e.id)));

UPDATE prior_claim SET
  verdict = CASE WHEN (SELECT h.what FROM referral_history h WHERE h.referral_id = prior_claim.referral_id
      AND h.once_key = CONCAT('judged-', prior_claim.partner_id)) LIKE 'ended %' THEN 'ENDED' ELSE 'CARVED_OUT' END,
  judged_by = (SELECT h.actor FROM referral_history h WHERE h.referral_id = prior_claim.referral_id
      AND h.once_key = CONCAT('judged-', prior_claim.partner_id)),
  judged_at = (SELECT h.happened_at FROM referral_history h WHERE h.referral_id = prior_claim.referral_id
      AND h.once_key = CONCAT('judged-', prior_claim.partner_id))
  WHERE EXISTS (SELECT 1 FROM referral_history h WHERE h.referral_id = prior_claim.referral_id
      AND h.once_key = CONCAT('judged-', prior_claim.partner_id));

-- On which evidence a carve-out rests.
ALTER TABLE carve_out ADD COLUMN evidence_id VARCHAR(36) NULL;
UPDATE carve_out SET evidence_id = (SELECT c.evidence_id FROM prior_claim c
  WHERE c.referral_id = carve_out.referral_id AND c.partner_id = carve_out.partner_id);
