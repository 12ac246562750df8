-- What was said and filed stays as it is. H2's triggers are Java.
CREATE TRIGGER claim_entry_append_only BEFORE UPDATE, DELETE ON claim_entry FOR EACH ROW
  CALL 'io.evenhand.claim.AppendOnlyTrigger';
CREATE TRIGGER claim_offer_append_only BEFORE UPDATE, DELETE ON claim_offer FOR EACH ROW
  CALL 'io.evenhand.claim.AppendOnlyTrigger';
CREATE TRIGGER claim_award_append_only BEFORE UPDATE, DELETE ON claim_award FOR EACH ROW
  CALL 'io.evenhand.claim.AppendOnlyTrigger';
CREATE TRIGGER claim_evidence_append_only BEFORE UPDATE, DELETE ON claim_evidence FOR EACH ROW
  CALL 'io.evenhand.claim.AppendOnlyTrigger';
