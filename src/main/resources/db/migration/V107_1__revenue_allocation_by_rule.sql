-- The lines of one rule are read page by page, however many lines other rules share.
CREATE INDEX ix_revenue_allocation_rule ON revenue_allocation (report_id, position, outcome, rule_id, line_no);
