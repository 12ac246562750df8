-- Authority to sign holds for a period, and may be given anew after it ended: every grant is a row of its own. What was granted
-- before periods were kept has no first and no last day.
CREATE TABLE signing_grant (
  person_id      VARCHAR(64) NOT NULL,
  position       INT         NOT NULL,
  agreement_kind VARCHAR(32) NOT NULL,
  valid_from     DATE        NULL,
  valid_until    DATE        NULL,
  CONSTRAINT pk_signing_grant PRIMARY KEY (person_id, position),
  CONSTRAINT fk_signing_grant_person FOREIGN KEY (person_id) REFERENCES person (id)
);

INSERT INTO signing_grant (person_id, position, agreement_kind)
SELECT person_id, ROW_NUMBER() OVER (PARTITION BY person_id ORDER BY agreement_kind) - 1, agreement_kind
FROM signing_authority;

DROP TABLE signing_authority;

-- The first day on which the person no longer acts for the partner. None: still there.
ALTER TABLE person ADD COLUMN left_on DATE NULL;
