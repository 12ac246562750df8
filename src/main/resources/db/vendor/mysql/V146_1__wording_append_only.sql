-- What was released stays as it is.
CREATE TRIGGER wording_text_no_update BEFORE UPDATE ON wording_text FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Released wording is only added to: wording_text refuses UPDATE.';
CREATE TRIGGER wording_text_no_delete BEFORE DELETE ON wording_text FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Released wording is only added to: wording_text refuses DELETE.';
CREATE TRIGGER wording_release_no_update BEFORE UPDATE ON wording_release FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Released wording is only added to: wording_release refuses UPDATE.';
CREATE TRIGGER wording_release_no_delete BEFORE DELETE ON wording_release FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Released wording is only added to: wording_release refuses DELETE.';
CREATE TRIGGER wording_release_file_no_update BEFORE UPDATE ON wording_release_file FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Released wording is only added to: wording_release_file refuses UPDATE.';
CREATE TRIGGER wording_release_file_no_delete BEFORE DELETE ON wording_release_file FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Released wording is only added to: wording_release_file refuses DELETE.';
CREATE TRIGGER wording_proposal_file_no_update BEFORE UPDATE ON wording_proposal_file FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Released wording is only added to: wording_proposal_file refuses UPDATE.';
CREATE TRIGGER wording_proposal_file_no_delete BEFORE DELETE ON wording_proposal_file FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Released wording is only added to: wording_proposal_file refuses DELETE.';
