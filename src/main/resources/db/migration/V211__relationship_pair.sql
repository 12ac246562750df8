-- One row for two partners that compare, the lesser id first: whoever begins a comparison holds it, so that two at once are counted one after
-- the other.
CREATE TABLE relationship_pair (
  first_id  VARCHAR(64) NOT NULL,
  second_id VARCHAR(64) NOT NULL,
  CONSTRAINT pk_relationship_pair PRIMARY KEY (first_id, second_id)
);
