-- What was said stays as it is. H2's triggers are Java.
CREATE TRIGGER claim_amount_conversion_append_only BEFORE UPDATE, DELETE ON claim_amount_conversion FOR EACH ROW
  CALL 'io.evenhand.claim.AppendOnlyTrigger';
