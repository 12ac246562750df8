-- A second thing that a human task is about, such as a duty, besides its subject.
ALTER TABLE human_task ADD COLUMN matter VARCHAR(64) NOT NULL DEFAULT '';
