CREATE TRIGGER relationship_evidence_document_append_only BEFORE UPDATE, DELETE ON relationship_evidence_document FOR EACH ROW
  CALL 'io.evenhand.relationship.AppendOnlyTrigger';
