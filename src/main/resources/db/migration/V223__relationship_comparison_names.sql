-- The names that the two who compare wrote into their files when it began: what is sent later is held against these, whatever the partners are
-- called by then. Null where the files name nobody, and of comparisons that are older than this column.
ALTER TABLE relationship_comparison ADD COLUMN beginner_name VARCHAR(200) NULL;
ALTER TABLE relationship_comparison ADD COLUMN answerer_name VARCHAR(200) NULL;
-- Those that go on are looked through for the ones that go no further.
CREATE INDEX ix_relationship_comparison_open ON relationship_comparison (ended_at, invited_at);
