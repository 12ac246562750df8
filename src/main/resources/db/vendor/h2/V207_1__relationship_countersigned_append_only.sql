CREATE TRIGGER relationship_countersigned_append_only BEFORE UPDATE, DELETE ON relationship_countersigned FOR EACH ROW
  CALL 'io.evenhand.relationship.AppendOnlyTrigger';
