CREATE TRIGGER relationship_countersigned_no_update BEFORE UPDATE ON relationship_countersigned FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'What was committed is only added to: relationship_countersigned refuses UPDATE.';
CREATE TRIGGER relationship_countersigned_no_delete BEFORE DELETE ON relationship_countersigned FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'What was committed is only added to: relationship_countersigned refuses DELETE.';
