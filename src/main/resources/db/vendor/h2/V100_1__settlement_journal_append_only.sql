-- What is in the journal stays as it is. H2's triggers are Java.
CREATE TRIGGER journal_account_append_only BEFORE UPDATE, DELETE ON journal_account FOR EACH ROW
  CALL 'io.evenhand.settlement.journal.AppendOnlyTrigger';
CREATE TRIGGER journal_posting_append_only BEFORE UPDATE, DELETE ON journal_posting FOR EACH ROW
  CALL 'io.evenhand.settlement.journal.AppendOnlyTrigger';
CREATE TRIGGER journal_entry_append_only BEFORE UPDATE, DELETE ON journal_entry FOR EACH ROW
  CALL 'io.evenhand.settlement.journal.AppendOnlyTrigger';
CREATE TRIGGER journal_closing_append_only BEFORE UPDATE, DELETE ON journal_closing FOR EACH ROW
  CALL 'io.evenhand.settlement.journal.AppendOnlyTrigger';

-- A book's head moves forward, and nothing else of it moves.
CREATE TRIGGER journal_book_forward_only BEFORE UPDATE, DELETE ON journal_book FOR EACH ROW
  CALL 'io.evenhand.settlement.journal.ForwardOnlyTrigger';

-- Nor is a posting added to a period that is closed.
CREATE TRIGGER journal_posting_open_period BEFORE INSERT ON journal_posting FOR EACH ROW
  CALL 'io.evenhand.settlement.journal.OpenPeriodTrigger';
