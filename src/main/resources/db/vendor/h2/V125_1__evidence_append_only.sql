-- What is in the evidence stays as it is. H2's triggers are Java.
CREATE TRIGGER evidence_entry_append_only BEFORE UPDATE, DELETE ON evidence_entry FOR EACH ROW
  CALL 'io.evenhand.evidence.AppendOnlyTrigger';
CREATE TRIGGER evidence_document_append_only BEFORE UPDATE, DELETE ON evidence_document FOR EACH ROW
  CALL 'io.evenhand.evidence.AppendOnlyTrigger';

-- The last entry's place moves forward, and nothing else of it moves.
CREATE TRIGGER evidence_head_forward_only BEFORE UPDATE, DELETE ON evidence_head FOR EACH ROW
  CALL 'io.evenhand.evidence.ForwardOnlyTrigger';
