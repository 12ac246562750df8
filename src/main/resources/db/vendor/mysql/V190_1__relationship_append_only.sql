CREATE TRIGGER relationship_commitment_no_update BEFORE UPDATE ON relationship_commitment FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'What was committed is only added to: relationship_commitment refuses UPDATE.';
CREATE TRIGGER relationship_commitment_no_delete BEFORE DELETE ON relationship_commitment FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'What was committed is only added to: relationship_commitment refuses DELETE.';
CREATE TRIGGER relationship_countersignature_no_update BEFORE UPDATE ON relationship_countersignature FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'What was committed is only added to: relationship_countersignature refuses UPDATE.';
CREATE TRIGGER relationship_countersignature_no_delete BEFORE DELETE ON relationship_countersignature FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'What was committed is only added to: relationship_countersignature refuses DELETE.';
CREATE TRIGGER relationship_listing_no_update BEFORE UPDATE ON relationship_listing FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'What was committed is only added to: relationship_listing refuses UPDATE.';
CREATE TRIGGER relationship_listing_no_delete BEFORE DELETE ON relationship_listing FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'What was committed is only added to: relationship_listing refuses DELETE.';
