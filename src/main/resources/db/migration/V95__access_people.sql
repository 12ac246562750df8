-- How people get in, stay in and are kept out: invitations, the second factor, sessions that can be ended, and what happened to access.
-- Tokens and recovery codes are kept as hashes, the secret of a second factor encrypted with a key outside the database.

-- Whether the owner chose the password: a demonstration names the passwords of the others.
ALTER TABLE account ADD COLUMN own_password BOOLEAN DEFAULT FALSE NOT NULL;
CREATE INDEX account_by_person ON account (person_id);

CREATE TABLE invitation (
  id           VARCHAR(36)  NOT NULL,
  token_hash   VARCHAR(64)  NOT NULL,
  partner_id   VARCHAR(64)  NOT NULL,
  partner_name VARCHAR(200) NOT NULL,
  person_id    VARCHAR(64)  NOT NULL,
  display_name VARCHAR(200) NOT NULL,
  -- The account whose access is reset; none for somebody who has no account yet.
  username     VARCHAR(64)  NULL,
  inviter_name VARCHAR(200) NOT NULL,
  created_at   DATETIME(6)  NOT NULL,
  expires_at   DATETIME(6)  NOT NULL,
  ended_at     DATETIME(6)  NULL,
  CONSTRAINT pk_invitation PRIMARY KEY (id),
  CONSTRAINT uq_invitation_token UNIQUE (token_hash)
);
CREATE INDEX ix_invitation_partner ON invitation (partner_id, ended_at);
CREATE INDEX ix_invitation_person ON invitation (person_id, ended_at);

CREATE TABLE invitation_role (
  invitation_id VARCHAR(36) NOT NULL,
  role          VARCHAR(20) NOT NULL,
  CONSTRAINT pk_invitation_role PRIMARY KEY (invitation_id, role),
  CONSTRAINT fk_invitation_role FOREIGN KEY (invitation_id) REFERENCES invitation (id)
);

CREATE TABLE second_factor (
  username       VARCHAR(64)  NOT NULL,
  secret         VARCHAR(200) NOT NULL,
  created_at     DATETIME(6)  NOT NULL,
  -- None while the owner has not yet shown that their app has the secret.
  confirmed_at   DATETIME(6)  NULL,
  last_used_step BIGINT       NOT NULL,
  wrong_codes    INT          NOT NULL,
  wait_until     DATETIME(6)  NULL,
  CONSTRAINT pk_second_factor PRIMARY KEY (username),
  CONSTRAINT fk_second_factor_account FOREIGN KEY (username) REFERENCES account (username)
);

CREATE TABLE recovery_code (
  username  VARCHAR(64) NOT NULL,
  code_hash VARCHAR(64) NOT NULL,
  CONSTRAINT pk_recovery_code PRIMARY KEY (username, code_hash),
  CONSTRAINT fk_recovery_code_account FOREIGN KEY (username) REFERENCES account (username)
);

-- What an organisation asks of all its people.
CREATE TABLE access_rule (
  partner_id             VARCHAR(64) NOT NULL,
  second_factor_required BOOLEAN     NOT NULL,
  CONSTRAINT pk_access_rule PRIMARY KEY (partner_id)
);

CREATE TABLE sign_in_session (
  id             VARCHAR(36)  NOT NULL,
  username       VARCHAR(64)  NOT NULL,
  browser        VARCHAR(100) NOT NULL,
  address        VARCHAR(45)  NOT NULL,
  started_at     DATETIME(6)  NOT NULL,
  last_seen_at   DATETIME(6)  NOT NULL,
  code_passed_at DATETIME(6)  NULL,
  ended_at       DATETIME(6)  NULL,
  CONSTRAINT pk_sign_in_session PRIMARY KEY (id)
);
CREATE INDEX ix_sign_in_session_account ON sign_in_session (username, ended_at, last_seen_at);

-- Only ever added to.
CREATE TABLE access_event (
  id         BIGINT       NOT NULL AUTO_INCREMENT,
  at         DATETIME(6)  NOT NULL,
  kind       VARCHAR(40)  NOT NULL,
  partner_id VARCHAR(64)  NOT NULL,
  -- About whom; empty for a name that nobody has, which is not kept: it may be a password typed into the wrong field.
  username   VARCHAR(64)  NOT NULL,
  name       VARCHAR(200) NOT NULL,
  -- Who did it, where that is somebody else.
  by_name    VARCHAR(200) NULL,
  address    VARCHAR(45)  NULL,
  detail     VARCHAR(300) NULL,
  CONSTRAINT pk_access_event PRIMARY KEY (id)
);
CREATE INDEX ix_access_event_account ON access_event (username, id);
CREATE INDEX ix_access_event_partner ON access_event (partner_id, id);
