-- What was said stays as it is. H2's triggers are Java.
CREATE TRIGGER claim_breach_append_only BEFORE UPDATE, DELETE ON claim_breach FOR EACH ROW
  CALL 'io.evenhand.claim.AppendOnlyTrigger';
CREATE TRIGGER claim_amount_term_append_only BEFORE UPDATE, DELETE ON claim_amount_term FOR EACH ROW
  CALL 'io.evenhand.claim.AppendOnlyTrigger';
