-- What was released stays as it is. H2's triggers are Java.
CREATE TRIGGER wording_text_append_only BEFORE UPDATE, DELETE ON wording_text FOR EACH ROW
  CALL 'io.evenhand.wording.AppendOnlyTrigger';
CREATE TRIGGER wording_release_append_only BEFORE UPDATE, DELETE ON wording_release FOR EACH ROW
  CALL 'io.evenhand.wording.AppendOnlyTrigger';
CREATE TRIGGER wording_release_file_append_only BEFORE UPDATE, DELETE ON wording_release_file FOR EACH ROW
  CALL 'io.evenhand.wording.AppendOnlyTrigger';
CREATE TRIGGER wording_proposal_file_append_only BEFORE UPDATE, DELETE ON wording_proposal_file FOR EACH ROW
  CALL 'io.evenhand.wording.AppendOnlyTrigger';
