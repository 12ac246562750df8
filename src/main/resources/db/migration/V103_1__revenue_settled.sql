-- How far an agreement is settled, and in which period each line is paid: null until that period's statement is sealed.

ALTER TABLE revenue_register ADD COLUMN settled_through DATE NULL;
ALTER TABLE revenue_line ADD COLUMN settled_in VARCHAR(10) NULL;
CREATE INDEX ix_revenue_line_settled ON revenue_line (agreement_id, settled_in, counted_on);
