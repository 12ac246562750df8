-- Until when a task is to be decided, as the process says; null where nothing presses.
ALTER TABLE human_task ADD COLUMN due_at DATETIME(6) NULL;
CREATE INDEX ix_human_task_partner ON human_task (partner_id, state, due_at);
