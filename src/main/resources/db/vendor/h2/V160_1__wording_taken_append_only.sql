-- Who took which wording stays as it is. H2's triggers are Java.
CREATE TRIGGER agreement_wording_taken_append_only BEFORE UPDATE, DELETE ON agreement_wording_taken FOR EACH ROW
  CALL 'io.evenhand.agreement.AppendOnlyTrigger';
