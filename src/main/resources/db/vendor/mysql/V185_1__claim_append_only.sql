-- What was said and filed stays as it is.
CREATE TRIGGER claim_entry_no_update BEFORE UPDATE ON claim_entry FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'What was said of a claim is only added to: claim_entry refuses UPDATE.';
CREATE TRIGGER claim_entry_no_delete BEFORE DELETE ON claim_entry FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'What was said of a claim is only added to: claim_entry refuses DELETE.';
CREATE TRIGGER claim_offer_no_update BEFORE UPDATE ON claim_offer FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'What was said of a claim is only added to: claim_offer refuses UPDATE.';
CREATE TRIGGER claim_offer_no_delete BEFORE DELETE ON claim_offer FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'What was said of a claim is only added to: claim_offer refuses DELETE.';
CREATE TRIGGER claim_award_no_update BEFORE UPDATE ON claim_award FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'What was said of a claim is only added to: claim_award refuses UPDATE.';
CREATE TRIGGER claim_award_no_delete BEFORE DELETE ON claim_award FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'What was said of a claim is only added to: claim_award refuses DELETE.';
CREATE TRIGGER claim_evidence_no_update BEFORE UPDATE ON claim_evidence FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'What was said of a claim is only added to: claim_evidence refuses UPDATE.';
CREATE TRIGGER claim_evidence_no_delete BEFORE DELETE ON claim_evidence FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'What was said of a claim is only added to: claim_evidence refuses DELETE.';
