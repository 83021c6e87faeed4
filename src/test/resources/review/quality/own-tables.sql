-- case: own everything: own
CREATE TABLE t (id bigint PRIMARY KEY, a int, b varchar(5));
CREATE INDEX t_a ON t (a);
ALTER TABLE t ADD COLUMN c uuid DEFAULT gen_random_uuid(), ADD CONSTRAINT k CHECK (a > 0), ALTER COLUMN a SET NOT NULL;
ALTER TABLE t ALTER COLUMN a TYPE bigint;
ALTER TABLE t ADD UNIQUE (b);
-- case: own from a query, in a transaction: own
BEGIN;
CREATE TABLE t AS SELECT 1 AS id;
ALTER TABLE t ADD PRIMARY KEY (id);
CREATE INDEX t_id ON t (id);
UPDATE t SET id = 2;
COMMIT;
-- case: own by INTO, temporary: own
SELECT 1 AS id INTO TEMP TABLE t;
CREATE INDEX t_id ON t (id);
TRUNCATE t;
DROP TABLE t;
-- case: own under a new name: own
CREATE TABLE t (id bigint PRIMARY KEY, a int);
ALTER TABLE t RENAME TO "T2";
CREATE INDEX i ON "T2" (a);
ALTER TABLE "T2" RENAME COLUMN a TO b;
-- case: own partitions: own
CREATE TABLE e (at date NOT NULL, kind text) PARTITION BY RANGE (at);
CREATE TABLE e_1 PARTITION OF e FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE INDEX e_kind ON e (kind);
ALTER TABLE e DETACH PARTITION e_1;
-- case: own in a block: own
DO $$ BEGIN
  CREATE TABLE t (id bigint PRIMARY KEY, a int);
  CREATE INDEX t_a ON t (a);
  ALTER TABLE t ALTER COLUMN a SET NOT NULL;
END $$;
