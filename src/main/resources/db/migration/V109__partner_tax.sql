-- How tax knows a partner from a day on: its VAT id, its number at the tax office, whether it adds no tax as a small enterprise. Rows are
-- added, and none is changed but for the slot, which only the latest of a partner holds: so no two partners have one VAT id.
CREATE TABLE partner_tax (
  id             VARCHAR(36) NOT NULL,
  partner_id     VARCHAR(64) NOT NULL,
  position       INT         NOT NULL,
  since          DATE        NOT NULL,
  vat_id         VARCHAR(32) NOT NULL,
  tax_number     VARCHAR(40) NOT NULL,
  small_business BOOLEAN     NOT NULL,
  recorded_by    VARCHAR(64) NOT NULL,
  recorded_at    DATETIME(6) NOT NULL,
  vat_slot       VARCHAR(32) NULL,
  CONSTRAINT pk_partner_tax PRIMARY KEY (id),
  CONSTRAINT uq_partner_tax UNIQUE (partner_id, position),
  CONSTRAINT uq_partner_tax_vat UNIQUE (vat_slot),
  CONSTRAINT fk_partner_tax FOREIGN KEY (partner_id) REFERENCES partner (id)
);
