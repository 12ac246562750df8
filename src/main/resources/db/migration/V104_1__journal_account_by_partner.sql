-- Which books a partner has a part in, for what it takes over into its own.
CREATE INDEX ix_journal_account_partner ON journal_account (partner_id, book_id);
