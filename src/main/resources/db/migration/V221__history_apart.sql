-- Who was asked for a seat, and why it declined, is read by the introducer and by the one that was asked; the others read another line.
ALTER TABLE referral_history ADD COLUMN insider_id VARCHAR(64);
ALTER TABLE referral_history ADD COLUMN for_others BOOLEAN DEFAULT FALSE NOT NULL;

UPDATE referral_history SET insider_id = (SELECT o.candidate_id FROM offer o WHERE o.id = SUBSTRING(referral_history.once_key, 9))
WHERE once_key LIKE 'offered-%';
UPDATE referral_history SET insider_id = (SELECT o.candidate_id FROM offer o WHERE o.id = SUBSTRING(referral_history.once_key, 9))
WHERE once_key LIKE 'expired-%';
UPDATE referral_history SET insider_id = (SELECT o.candidate_id FROM offer o WHERE o.id = SUBSTRING(referral_history.once_key, 10))
WHERE once_key LIKE 'answered-%' AND what LIKE 'declined %';

INSERT INTO referral_history (referral_id, happened_at, actor, what, once_key, insider_id, for_others)
SELECT h.referral_id, h.happened_at,
  CASE WHEN h.once_key LIKE 'answered-%' THEN 'A partner' ELSE 'Evenhand' END,
  CASE WHEN h.once_key LIKE 'answered-%' THEN CONCAT('declined the seat “', s.name, '”')
       WHEN h.once_key LIKE 'expired-%' THEN CONCAT('closed an offer of the seat “', s.name, '”: no answer in time')
       ELSE CONCAT('offered the seat “', s.name, '” to a partner, without naming the customer') END,
  CONCAT(h.once_key, '-others'), h.insider_id, TRUE
FROM referral_history h
JOIN offer o ON o.id = SUBSTRING(h.once_key, CASE WHEN h.once_key LIKE 'answered-%' THEN 10 ELSE 9 END)
JOIN seat s ON s.id = o.seat_id
WHERE h.insider_id IS NOT NULL;
