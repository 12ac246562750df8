-- Keys are compared byte by byte: "Link-1" and "link-1" are two.
ALTER TABLE evidence_entry MODIFY once_key VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL;

-- What is in the evidence stays as it is.
CREATE TRIGGER evidence_entry_no_update BEFORE UPDATE ON evidence_entry FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Evidence is only added to: evidence_entry refuses UPDATE.';
CREATE TRIGGER evidence_entry_no_delete BEFORE DELETE ON evidence_entry FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Evidence is only added to: evidence_entry refuses DELETE.';
CREATE TRIGGER evidence_document_no_update BEFORE UPDATE ON evidence_document FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Evidence is only added to: evidence_document refuses UPDATE.';
CREATE TRIGGER evidence_document_no_delete BEFORE DELETE ON evidence_document FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Evidence is only added to: evidence_document refuses DELETE.';

-- The last entry's place moves forward, and nothing else of it moves.
CREATE TRIGGER evidence_head_no_delete BEFORE DELETE ON evidence_head FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Evidence is only added to: evidence_head refuses DELETE.';
DELIMITER //
CREATE TRIGGER evidence_head_forward_only BEFORE UPDATE ON evidence_head FOR EACH ROW
BEGIN
  IF NEW.agreement_id <> OLD.agreement_id OR NEW.last_sequence < OLD.last_sequence
     OR (NEW.last_sequence = OLD.last_sequence AND NEW.last_hash <> OLD.last_hash) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Evidence is only added to: it goes forward only.';
  END IF;
END//
DELIMITER ;
