-- What was lifted for a referral, whichever window it was.
CREATE INDEX ix_window_exception_referral ON window_exception (referral_id, kind);
