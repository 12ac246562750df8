-- Keys and names are compared byte by byte: "Line-1" and "line-1" are two.
ALTER TABLE journal_book CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;
ALTER TABLE journal_account CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;
ALTER TABLE journal_posting CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;
ALTER TABLE journal_entry CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

-- What is in the journal stays as it is.
CREATE TRIGGER journal_account_no_update BEFORE UPDATE ON journal_account FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The journal is only added to: journal_account refuses UPDATE. Post a correction instead.';
CREATE TRIGGER journal_account_no_delete BEFORE DELETE ON journal_account FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The journal is only added to: journal_account refuses DELETE. Post a correction instead.';
CREATE TRIGGER journal_posting_no_update BEFORE UPDATE ON journal_posting FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The journal is only added to: journal_posting refuses UPDATE. Post a correction instead.';
CREATE TRIGGER journal_posting_no_delete BEFORE DELETE ON journal_posting FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The journal is only added to: journal_posting refuses DELETE. Post a correction instead.';
CREATE TRIGGER journal_entry_no_update BEFORE UPDATE ON journal_entry FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The journal is only added to: journal_entry refuses UPDATE. Post a correction instead.';
CREATE TRIGGER journal_entry_no_delete BEFORE DELETE ON journal_entry FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The journal is only added to: journal_entry refuses DELETE. Post a correction instead.';
CREATE TRIGGER journal_closing_no_update BEFORE UPDATE ON journal_closing FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The journal is only added to: journal_closing refuses UPDATE. Post a correction instead.';
CREATE TRIGGER journal_closing_no_delete BEFORE DELETE ON journal_closing FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The journal is only added to: journal_closing refuses DELETE. Post a correction instead.';

-- A book's head moves forward, and nothing else of it moves.
CREATE TRIGGER journal_book_no_delete BEFORE DELETE ON journal_book FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The journal is only added to: journal_book refuses DELETE.';
DELIMITER //
CREATE TRIGGER journal_book_forward_only BEFORE UPDATE ON journal_book FOR EACH ROW
BEGIN
  IF NEW.id <> OLD.id OR NEW.agreement_id <> OLD.agreement_id OR NEW.last_sequence < OLD.last_sequence
     OR (NEW.last_sequence = OLD.last_sequence AND NEW.last_hash <> OLD.last_hash)
     OR NEW.last_recorded_at < OLD.last_recorded_at OR (NEW.last_recorded_at IS NULL AND OLD.last_recorded_at IS NOT NULL)
     OR NEW.closed_through < OLD.closed_through OR (NEW.closed_through IS NULL AND OLD.closed_through IS NOT NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The journal is only added to: a book goes forward only.';
  END IF;
END//

-- Nor is a posting added to a period that is closed.
CREATE TRIGGER journal_posting_open_period BEFORE INSERT ON journal_posting FOR EACH ROW
BEGIN
  IF NEW.effective_on <= (SELECT closed_through FROM journal_book WHERE id = NEW.book_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The journal is only added to: the period of this posting is closed.';
  END IF;
END//
DELIMITER ;
