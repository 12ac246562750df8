-- What a self-billing invoice says, as it was issued; and its document, once it is set and sealed. Neither is changed afterwards.
CREATE TABLE self_billed_invoice (
  number        VARCHAR(160) NOT NULL,
  payable_id    VARCHAR(64)  NOT NULL,
  content       LONGTEXT     NOT NULL,
  issued_at     DATETIME(6)  NOT NULL,
  document_hash VARCHAR(64)  NULL,
  CONSTRAINT pk_self_billed_invoice PRIMARY KEY (number),
  CONSTRAINT fk_self_billed_invoice FOREIGN KEY (payable_id) REFERENCES payable (id)
);
