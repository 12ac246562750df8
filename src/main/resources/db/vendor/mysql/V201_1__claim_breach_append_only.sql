-- What was said stays as it is.
CREATE TRIGGER claim_breach_no_update BEFORE UPDATE ON claim_breach FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'What was said of a claim is only added to: claim_breach refuses UPDATE.';
CREATE TRIGGER claim_breach_no_delete BEFORE DELETE ON claim_breach FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'What was said of a claim is only added to: claim_breach refuses DELETE.';
CREATE TRIGGER claim_amount_term_no_update BEFORE UPDATE ON claim_amount_term FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'What was said of a claim is only added to: claim_amount_term refuses UPDATE.';
CREATE TRIGGER claim_amount_term_no_delete BEFORE DELETE ON claim_amount_term FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'What was said of a claim is only added to: claim_amount_term refuses DELETE.';
