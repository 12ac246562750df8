-- A referral that brings another deliverer in for the same customer names the referral that it continues, and whom it replaces.
ALTER TABLE referral ADD COLUMN continues_id VARCHAR(36) NULL;
ALTER TABLE referral ADD COLUMN replaces_id VARCHAR(64) NULL;
CREATE INDEX ix_referral_continues ON referral (continues_id);
-- Since when a deliverer no longer works it. What it signed stays signed.
ALTER TABLE seat ADD COLUMN left_at DATETIME(6) NULL;
ALTER TABLE seat ADD COLUMN left_reason VARCHAR(2000) NULL;
-- Which referral a process instance works on: asked for the steps at which processes stand.
CREATE INDEX ix_process_step_instance ON process_step (process_instance_key, business_id);
