-- Single sign-on next to passwords: by whom somebody was signed in elsewhere, and what their organisation asks of that.

-- An account without a password opens by single sign-on alone.
ALTER TABLE account ADD COLUMN has_password BOOLEAN DEFAULT TRUE NOT NULL;

CREATE TABLE account_link (
  -- SHA-256 of issuer and subject, which are compared to the letter, however this database compares texts. The subject itself is not kept.
  subject_hash VARCHAR(64)  NOT NULL,
  issuer       VARCHAR(255) NOT NULL,
  username     VARCHAR(64)  NOT NULL,
  linked_at    DATETIME(6)  NOT NULL,
  CONSTRAINT pk_account_link PRIMARY KEY (subject_hash),
  CONSTRAINT uq_account_link UNIQUE (username, issuer),
  CONSTRAINT fk_account_link_account FOREIGN KEY (username) REFERENCES account (username)
);

-- The only provider through which an organisation's people come in; none where each person chooses.
ALTER TABLE access_rule ADD COLUMN only_provider VARCHAR(64) NULL;

-- The provider through which somebody came in; none after a password.
ALTER TABLE sign_in_session ADD COLUMN provider VARCHAR(64) NULL;
-- When the provider was told to ask the person anew, and did: as good as a password typed again, for some minutes.
ALTER TABLE sign_in_session ADD COLUMN confirmed_at DATETIME(6) NULL;
