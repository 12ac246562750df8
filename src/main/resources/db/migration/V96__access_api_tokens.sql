-- What a program shows instead of a password. The secret itself is nowhere: it has 256 random bits, so that its plain hash tells
-- nothing and can be looked up.
CREATE TABLE api_token (
  id           VARCHAR(36)  NOT NULL,
  version      BIGINT       NOT NULL,
  username     VARCHAR(64)  NOT NULL,
  label        VARCHAR(100) NOT NULL,
  secret_hash  VARCHAR(64)  NOT NULL,
  created_at   DATETIME(6)  NOT NULL,
  expires_at   DATETIME(6)  NOT NULL,
  last_used_at DATETIME(6)  NULL,
  revoked_at   DATETIME(6)  NULL,
  CONSTRAINT pk_api_token PRIMARY KEY (id),
  CONSTRAINT uq_api_token_secret UNIQUE (secret_hash),
  CONSTRAINT fk_api_token_account FOREIGN KEY (username) REFERENCES account (username)
);
CREATE INDEX ix_api_token_account ON api_token (username, created_at);

CREATE TABLE api_token_role (
  token_id VARCHAR(36) NOT NULL,
  role     VARCHAR(20) NOT NULL,
  CONSTRAINT pk_api_token_role PRIMARY KEY (token_id, role),
  CONSTRAINT fk_api_token_role FOREIGN KEY (token_id) REFERENCES api_token (id)
);
