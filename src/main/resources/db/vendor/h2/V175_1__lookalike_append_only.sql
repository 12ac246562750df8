-- What was said about a customer stays said. H2's triggers are Java.
CREATE TRIGGER lookalike_answer_append_only BEFORE UPDATE, DELETE ON lookalike_answer FOR EACH ROW
  CALL 'io.evenhand.protection.AppendOnlyTrigger';
