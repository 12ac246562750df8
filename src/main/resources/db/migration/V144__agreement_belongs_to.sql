-- An agreement that adds to another names it; its number stands in the terms, too.
ALTER TABLE agreement ADD COLUMN belongs_to VARCHAR(36) NULL;
CREATE INDEX ix_agreement_belongs_to ON agreement (belongs_to);
CREATE INDEX ix_agreement_drafted ON agreement (drafted_at);
