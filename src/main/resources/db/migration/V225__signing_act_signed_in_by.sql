-- How a signer was known now also says by which provider they were signed in, and that provider's issuer.
ALTER TABLE signing_act MODIFY COLUMN authentication VARCHAR(300) NOT NULL;
