-- Lists of referrals, newest first: of all, and of some states.
CREATE INDEX ix_referral_registered ON referral (registered_at, id);
CREATE INDEX ix_referral_state ON referral (state, registered_at, id);
-- Whose referrals: answered from the index alone, as ix_referral_introducer is.
CREATE INDEX ix_seat_partner ON seat (filled_by, referral_id);
ALTER TABLE seat DROP INDEX ix_seat_filled_by;
-- Which customers a person may know.
CREATE INDEX ix_disclosure_person ON disclosure (person_id, referral_id);
-- What has waited for long.
CREATE INDEX ix_human_task_waiting ON human_task (state, created_at);
