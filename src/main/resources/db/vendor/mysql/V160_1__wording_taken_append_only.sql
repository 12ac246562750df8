-- Who took which wording stays as it is.
CREATE TRIGGER agreement_wording_taken_no_update BEFORE UPDATE ON agreement_wording_taken FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Wording once taken is only added to: agreement_wording_taken refuses UPDATE.';
CREATE TRIGGER agreement_wording_taken_no_delete BEFORE DELETE ON agreement_wording_taken FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Wording once taken is only added to: agreement_wording_taken refuses DELETE.';
