-- What was said stays as it is.
CREATE TRIGGER claim_amount_conversion_no_update BEFORE UPDATE ON claim_amount_conversion FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'What was said of a claim is only added to: claim_amount_conversion refuses UPDATE.';
CREATE TRIGGER claim_amount_conversion_no_delete BEFORE DELETE ON claim_amount_conversion FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'What was said of a claim is only added to: claim_amount_conversion refuses DELETE.';
