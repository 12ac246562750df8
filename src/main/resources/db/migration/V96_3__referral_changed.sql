-- Lists of referrals by when they last changed, for programs that follow what is new.
CREATE INDEX ix_referral_changed ON referral (changed_at, id);
