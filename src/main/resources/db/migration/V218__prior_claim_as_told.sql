-- Which evidence a claim from before named is in what was told of it, word for word: where several were filed, it need not be the last. Claims
-- that were carried over bear the id of an evidence; those made since do not. What was carved out stays on what it was drafted with.
UPDATE prior_claim SET evidence_id = (
    SELECT MAX(e.id) FROM prior_evidence e
    JOIN referral_history h ON h.referral_id = e.referral_id AND h.once_key = CONCAT('prior-', e.partner_id)
    WHERE e.referral_id = prior_claim.referral_id AND e.partner_id = prior_claim.partner_id
      AND h.what LIKE 'claimed that %' AND e.filed_at <= h.happened_at
      AND RIGHT(h.what, CHAR_LENGTH(CONCAT(': ', e.title, ', ', e.dated_on)))
        = CONCAT(': ', e.title, ', ', e.dated_on))
  WHERE id IN (SELECT p.id FROM prior_evidence p)
    AND NOT EXISTS (
      SELECT 1 FROM carve_out c WHERE c.referral_id = prior_claim.referral_id AND c.partner_id = prior_claim.partner_id)
    AND EXISTS (
      SELECT 1 FROM prior_evidence e
      JOIN referral_history h ON h.referral_id = e.referral_id AND h.once_key = CONCAT('prior-', e.partner_id)
      WHERE e.referral_id = prior_claim.referral_id AND e.partner_id = prior_claim.partner_id
        AND h.what LIKE 'claimed that %' AND e.filed_at <= h.happened_at
        AND RIGHT(h.what, CHAR_LENGTH(CONCAT(': ', e.title, ', ', e.dated_on)))
          = CONCAT(': ', e.title, ', ', e.dated_on));

-- Why a referral ended for it was told as well.
UPDATE prior_claim SET reason = (
    SELECT SUBSTRING(h.what, LOCATE(': ', h.what) + 2) FROM referral_history h
    WHERE h.referral_id = prior_claim.referral_id AND h.once_key = CONCAT('judged-', prior_claim.partner_id))
  WHERE id IN (SELECT p.id FROM prior_evidence p) AND verdict = 'ENDED' AND reason IS NULL
    AND EXISTS (
      SELECT 1 FROM referral_history h
      WHERE h.referral_id = prior_claim.referral_id AND h.once_key = CONCAT('judged-', prior_claim.partner_id)
        AND LOCATE(': ', h.what) > 0);

-- On which evidence a carve-out from before rests is in its own words: what the contract was drafted with.
UPDATE carve_out SET evidence_id = (
    SELECT MAX(e.id) FROM prior_evidence e
    WHERE e.referral_id = carve_out.referral_id AND e.partner_id = carve_out.partner_id
      AND CONCAT(e.title, ', ', e.dated_on) = carve_out.evidence)
  WHERE EXISTS (
    SELECT 1 FROM prior_evidence e
    WHERE e.referral_id = carve_out.referral_id AND e.partner_id = carve_out.partner_id
      AND CONCAT(e.title, ', ', e.dated_on) = carve_out.evidence)
    AND NOT EXISTS (
      SELECT 1 FROM prior_evidence e
      WHERE e.id = carve_out.evidence_id AND CONCAT(e.title, ', ', e.dated_on) = carve_out.evidence);
