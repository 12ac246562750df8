-- What was said about a customer stays said.
CREATE TRIGGER lookalike_answer_no_update BEFORE UPDATE ON lookalike_answer FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'What was said about a customer is only added to: lookalike_answer refuses UPDATE.';
CREATE TRIGGER lookalike_answer_no_delete BEFORE DELETE ON lookalike_answer FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'What was said about a customer is only added to: lookalike_answer refuses DELETE.';
