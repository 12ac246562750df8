-- What waits for a partner is read in the order in which it presses, and no further than it is shown: what has no time comes last.
ALTER TABLE human_task ADD COLUMN presses_at DATETIME(6) GENERATED ALWAYS AS (COALESCE(due_at, TIMESTAMP '9999-12-31 00:00:00'));
CREATE INDEX ix_human_task_presses ON human_task (partner_id, state, presses_at, created_at, task_key, role);
ALTER TABLE human_task DROP INDEX ix_human_task_partner;
