-- What one partner proposes to set off against what another owes it. It takes effect when the other side's finance accepts it; until then
-- its items are offered: neither paid nor matched nor set off elsewhere. Amounts are as the proposer sees them.
CREATE TABLE netting (
  id               VARCHAR(36)  NOT NULL,
  proposer_id      VARCHAR(64)  NOT NULL,
  other_id         VARCHAR(64)  NOT NULL,
  currency         VARCHAR(3)   NOT NULL,
  owed_to_proposer BIGINT       NOT NULL,
  owed_by_proposer BIGINT       NOT NULL,
  due_on           DATE         NOT NULL,
  state            VARCHAR(12)  NOT NULL,
  proposed_by      VARCHAR(64)  NOT NULL,
  proposed_at      DATETIME(6)  NOT NULL,
  decided_by       VARCHAR(64)  NULL,
  decided_at       DATETIME(6)  NULL,
  effective_on     DATE         NULL,
  reason           VARCHAR(500) NULL,
  undo_partner_id  VARCHAR(64)  NULL,
  undo_asked_by    VARCHAR(64)  NULL,
  undo_asked_at    DATETIME(6)  NULL,
  undo_reason      VARCHAR(500) NULL,
  undo_answered_by VARCHAR(64)  NULL,
  undo_answered_at DATETIME(6)  NULL,
  CONSTRAINT pk_netting PRIMARY KEY (id)
);
CREATE INDEX ix_netting_proposer ON netting (proposer_id, proposed_at);
CREATE INDEX ix_netting_other ON netting (other_id, proposed_at);

CREATE TABLE netting_item (
  netting_id  VARCHAR(36)  NOT NULL,
  item_id     VARCHAR(64)  NOT NULL,
  minor_units BIGINT       NOT NULL,
  reference   VARCHAR(140) NOT NULL,
  due_on      DATE         NOT NULL,
  CONSTRAINT pk_netting_item PRIMARY KEY (netting_id, item_id),
  CONSTRAINT fk_netting_item FOREIGN KEY (netting_id) REFERENCES netting (id)
);
CREATE INDEX ix_netting_item_item ON netting_item (item_id);

-- A payment of a file that the bank did not carry out, while the rest of the file stands.
CREATE TABLE payment_withdrawal (
  file_id      VARCHAR(36)  NOT NULL,
  item_id      VARCHAR(64)  NOT NULL,
  withdrawn_by VARCHAR(64)  NOT NULL,
  withdrawn_at DATETIME(6)  NOT NULL,
  reason       VARCHAR(500) NOT NULL,
  CONSTRAINT pk_payment_withdrawal PRIMARY KEY (file_id, item_id),
  CONSTRAINT fk_payment_withdrawal FOREIGN KEY (file_id, item_id) REFERENCES payment_file_item (file_id, item_id)
);
CREATE INDEX ix_payment_file_item_item ON payment_file_item (item_id);
