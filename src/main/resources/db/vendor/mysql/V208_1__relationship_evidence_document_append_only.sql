CREATE TRIGGER relationship_evidence_document_no_update BEFORE UPDATE ON relationship_evidence_document FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'What was committed is only added to: relationship_evidence_document refuses UPDATE.';
CREATE TRIGGER relationship_evidence_document_no_delete BEFORE DELETE ON relationship_evidence_document FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'What was committed is only added to: relationship_evidence_document refuses DELETE.';
