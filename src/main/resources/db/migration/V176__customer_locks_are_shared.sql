-- A fixed number of lock rows, shared by all customers: who registers a window holds those of its customer's identifiers. None is ever made
-- while somebody registers, so that nobody needs a second connection, and none is lost when customers are recognised by other identifiers.
DROP TABLE customer_lock;

CREATE TABLE customer_lock (
  number INT NOT NULL,
  CONSTRAINT pk_customer_lock PRIMARY KEY (number)
);

INSERT INTO customer_lock (number)
SELECT a.n + 10 * b.n + 100 * c.n FROM
  (SELECT 0 AS n UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6
    UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9) a,
  (SELECT 0 AS n UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6
    UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9) b,
  (SELECT 0 AS n UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6
    UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9) c;
