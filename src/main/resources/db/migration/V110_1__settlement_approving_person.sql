-- Which person approved a period: one person may have several accounts.
ALTER TABLE settlement_period ADD COLUMN approved_person VARCHAR(64) NULL;
ALTER TABLE settlement_period ADD COLUMN approved_again_person VARCHAR(64) NULL;
UPDATE settlement_period SET approved_person =
  (SELECT person_id FROM account WHERE account.username = settlement_period.approved_by);
UPDATE settlement_period SET approved_again_person =
  (SELECT person_id FROM account WHERE account.username = settlement_period.approved_again_by);
