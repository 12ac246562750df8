-- The journal: a book for each agreement, its accounts, its postings and their entries. Only added to; see the vendor's V100_1.
CREATE TABLE journal_book (
  id               INT AUTO_INCREMENT NOT NULL,
  agreement_id     VARCHAR(36) NOT NULL,
  last_sequence    BIGINT      NOT NULL,
  last_hash        BINARY(32)  NOT NULL,
  last_recorded_at DATETIME(6) NULL,
  closed_through   DATE        NULL,
  CONSTRAINT pk_journal_book PRIMARY KEY (id),
  CONSTRAINT uq_journal_book UNIQUE (agreement_id)
);

CREATE TABLE journal_account (
  book_id        INT         NOT NULL,
  account_no     INT         NOT NULL,
  partner_id     VARCHAR(64) NOT NULL,
  counterpart_id VARCHAR(64) NOT NULL,
  kind           VARCHAR(24) NOT NULL,
  CONSTRAINT pk_journal_account PRIMARY KEY (book_id, account_no),
  CONSTRAINT uq_journal_account UNIQUE (book_id, partner_id, counterpart_id, kind),
  CONSTRAINT fk_journal_account_book FOREIGN KEY (book_id) REFERENCES journal_book (id)
);

CREATE TABLE journal_posting (
  book_id      INT          NOT NULL,
  sequence_no  BIGINT       NOT NULL,
  posting_key  VARCHAR(120) NOT NULL,
  effective_on DATE         NOT NULL,
  recorded_at  DATETIME(6)  NOT NULL,
  reason       VARCHAR(500) NOT NULL,
  corrects     BIGINT       NULL,
  entries      INT          NOT NULL,
  input_hash   BINARY(32)   NOT NULL,
  hash         BINARY(32)   NOT NULL,
  CONSTRAINT pk_journal_posting PRIMARY KEY (book_id, sequence_no),
  CONSTRAINT uq_journal_posting_key UNIQUE (posting_key),
  CONSTRAINT uq_journal_posting_entries UNIQUE (book_id, sequence_no, entries),
  CONSTRAINT fk_journal_posting_book FOREIGN KEY (book_id) REFERENCES journal_book (id),
  CONSTRAINT fk_journal_posting_corrects FOREIGN KEY (book_id, corrects) REFERENCES journal_posting (book_id, sequence_no)
);
CREATE INDEX ix_journal_posting_recorded ON journal_posting (book_id, recorded_at);

-- A posting says how many entries it has, each of them repeats it, and no position lies beyond: so none can be added to one that stands.
CREATE TABLE journal_entry (
  book_id      INT     NOT NULL,
  sequence_no  BIGINT  NOT NULL,
  entries      INT     NOT NULL,
  position     INT     NOT NULL,
  account_no   INT     NOT NULL,
  effective_on DATE    NOT NULL,
  minor_units  BIGINT  NOT NULL,
  currency     CHAR(3) NOT NULL,
  CONSTRAINT pk_journal_entry PRIMARY KEY (book_id, sequence_no, entries, position),
  CONSTRAINT ck_journal_entry_position CHECK (position BETWEEN 1 AND entries),
  CONSTRAINT fk_journal_entry_posting FOREIGN KEY (book_id, sequence_no, entries)
    REFERENCES journal_posting (book_id, sequence_no, entries),
  CONSTRAINT fk_journal_entry_account FOREIGN KEY (book_id, account_no) REFERENCES journal_account (book_id, account_no)
);
-- A balance is read from this index alone.
CREATE INDEX ix_journal_entry_account ON journal_entry (book_id, account_no, effective_on, sequence_no, currency, minor_units);

-- Which period was closed when, and on which posting the book then stood.
CREATE TABLE journal_closing (
  book_id        INT         NOT NULL,
  closed_through DATE        NOT NULL,
  closed_at      DATETIME(6) NOT NULL,
  last_sequence  BIGINT      NOT NULL,
  last_hash      BINARY(32)  NOT NULL,
  CONSTRAINT pk_journal_closing PRIMARY KEY (book_id, closed_through),
  CONSTRAINT fk_journal_closing_book FOREIGN KEY (book_id) REFERENCES journal_book (id)
);

-- Always empty. A table that another refers to cannot be truncated, and truncation asks no trigger.
CREATE TABLE journal_untruncated (
  book_id        INT    NOT NULL,
  sequence_no    BIGINT NOT NULL,
  entries        INT    NOT NULL,
  position       INT    NOT NULL,
  closed_through DATE   NOT NULL,
  CONSTRAINT pk_journal_untruncated PRIMARY KEY (book_id, sequence_no, entries, position),
  CONSTRAINT fk_journal_untruncated_entry FOREIGN KEY (book_id, sequence_no, entries, position)
    REFERENCES journal_entry (book_id, sequence_no, entries, position),
  CONSTRAINT fk_journal_untruncated_closing FOREIGN KEY (book_id, closed_through)
    REFERENCES journal_closing (book_id, closed_through)
);
