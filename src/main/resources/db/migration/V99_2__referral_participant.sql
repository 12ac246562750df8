-- Who takes part in which referral, as an index of its own: a partner's referrals of a state, newest first, are read from it alone.
-- The database itself keeps the copies of state and time the same as in the referral.
ALTER TABLE referral ADD CONSTRAINT uq_referral_state UNIQUE (id, state, registered_at);
CREATE TABLE referral_participant (
  partner_id    VARCHAR(64) NOT NULL,
  referral_id   VARCHAR(36) NOT NULL,
  state         VARCHAR(24) NOT NULL,
  registered_at DATETIME(6) NOT NULL,
  CONSTRAINT pk_referral_participant PRIMARY KEY (partner_id, referral_id),
  CONSTRAINT fk_referral_participant FOREIGN KEY (referral_id, state, registered_at)
    REFERENCES referral (id, state, registered_at) ON UPDATE CASCADE
);
CREATE INDEX ix_participant_newest ON referral_participant (partner_id, registered_at, referral_id);
CREATE INDEX ix_participant_state ON referral_participant (partner_id, state, registered_at, referral_id);

INSERT INTO referral_participant (partner_id, referral_id, state, registered_at)
SELECT introducer_id, id, state, registered_at FROM referral;
INSERT INTO referral_participant (partner_id, referral_id, state, registered_at)
SELECT DISTINCT s.filled_by, r.id, r.state, r.registered_at FROM seat s JOIN referral r ON r.id = s.referral_id
WHERE s.filled_by IS NOT NULL AND s.filled_by <> r.introducer_id;

-- With whom a partner took part in anything: the choices of a list's filter.
CREATE TABLE referral_companion (
  partner_id   VARCHAR(64) NOT NULL,
  companion_id VARCHAR(64) NOT NULL,
  CONSTRAINT pk_referral_companion PRIMARY KEY (partner_id, companion_id)
);
INSERT INTO referral_companion (partner_id, companion_id)
SELECT DISTINCT a.partner_id, b.partner_id FROM referral_participant a JOIN referral_participant b ON b.referral_id = a.referral_id;
