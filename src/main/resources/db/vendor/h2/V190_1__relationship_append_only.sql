CREATE TRIGGER relationship_commitment_append_only BEFORE UPDATE, DELETE ON relationship_commitment FOR EACH ROW
  CALL 'io.evenhand.relationship.AppendOnlyTrigger';
CREATE TRIGGER relationship_countersignature_append_only BEFORE UPDATE, DELETE ON relationship_countersignature FOR EACH ROW
  CALL 'io.evenhand.relationship.AppendOnlyTrigger';
CREATE TRIGGER relationship_listing_append_only BEFORE UPDATE, DELETE ON relationship_listing FOR EACH ROW
  CALL 'io.evenhand.relationship.AppendOnlyTrigger';
