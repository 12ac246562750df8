-- Everything that happens to a window: who, when and why. Only added to.
CREATE TABLE window_event (
  id          BIGINT        NOT NULL AUTO_INCREMENT,
  window_id   VARCHAR(36)   NOT NULL,
  kind        VARCHAR(24)   NOT NULL,
  -- Empty where the program did it by what was signed.
  partner_id  VARCHAR(64)   NOT NULL,
  username    VARCHAR(190)  NOT NULL,
  who         VARCHAR(200)  NOT NULL,
  what        VARCHAR(500)  NOT NULL,
  reason      VARCHAR(2000) NULL,
  happened_at DATETIME(6)   NOT NULL,
  CONSTRAINT pk_window_event PRIMARY KEY (id),
  CONSTRAINT fk_window_event FOREIGN KEY (window_id) REFERENCES protection_window (id)
);
CREATE INDEX ix_window_event ON window_event (window_id, id);
