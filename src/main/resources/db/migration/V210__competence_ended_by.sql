-- Whose word it is that work is over: a deliverer's own does not make room at once.
ALTER TABLE competence_confirmation ADD COLUMN ended_by VARCHAR(64) NULL;
