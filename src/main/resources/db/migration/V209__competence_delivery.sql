-- Work that was won is delivered before anybody is asked what was delivered: until then it runs.
ALTER TABLE competence_confirmation ADD COLUMN source_id VARCHAR(36) NULL;
ALTER TABLE competence_confirmation ADD COLUMN ask_on DATE NULL;
ALTER TABLE competence_confirmation ADD COLUMN put_off INT DEFAULT 0 NOT NULL;
UPDATE competence_confirmation SET source_id = SUBSTRING(once_key, 10, 36) WHERE kind = 'DELIVERY';
CREATE INDEX ix_competence_confirmation_state ON competence_confirmation (state, about_id);
