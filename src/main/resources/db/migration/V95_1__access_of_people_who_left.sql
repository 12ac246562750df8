-- An account that was not called like its person stayed open when the person left.
UPDATE account SET enabled = FALSE
WHERE enabled = TRUE AND person_id IN (SELECT id FROM person WHERE left_on IS NOT NULL);
