-- case: index on a quoted, qualified table: create-index-without-concurrently
CREATE UNIQUE INDEX "Orders_Number" ON sales."Orders" ("Number");
-- case: index with comments in odd places: create-index-without-concurrently
create /* a */ index -- b
  i on /* c */ orders (total);
-- case: concurrent index: nothing
CREATE INDEX CONCURRENTLY orders_total ON orders (total);
-- case: concurrent index in a transaction: concurrently-inside-transaction
BEGIN; CREATE INDEX CONCURRENTLY orders_total ON orders (total); COMMIT;
-- case: drop index: drop-index-without-concurrently
DROP INDEX IF EXISTS orders_total;
-- case: reindex: reindex-without-concurrently
REINDEX TABLE sales.orders;
-- case: foreign key: add-foreign-key-without-not-valid
ALTER TABLE ONLY orders ADD CONSTRAINT fk FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE;
-- case: foreign key in two steps: nothing
ALTER TABLE orders ADD CONSTRAINT fk FOREIGN KEY (customer_id) REFERENCES customers (id) NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT fk;
-- case: check: add-check-without-not-valid
alter table if exists orders add constraint positive check (total > 0);
-- case: check that is not enforced: nothing
alter table orders add constraint positive check (total > 0) not enforced;
-- case: several actions, one bad: set-not-null-without-proof
ALTER TABLE orders ADD COLUMN note text, ALTER COLUMN total SET NOT NULL;
-- case: not null proven first: nothing
ALTER TABLE orders ADD CONSTRAINT t CHECK (total IS NOT NULL) NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT t;
ALTER TABLE orders ALTER COLUMN total SET NOT NULL;
ALTER TABLE orders DROP CONSTRAINT t;
-- case: native not null: nothing
ALTER TABLE orders ADD CONSTRAINT t NOT NULL total NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT t;
-- case: unique: add-unique-without-index
ALTER TABLE orders ADD CONSTRAINT orders_code_key UNIQUE (code);
-- case: unique over an index: nothing
CREATE UNIQUE INDEX CONCURRENTLY orders_code_key ON orders (code);
ALTER TABLE orders ADD CONSTRAINT orders_code_key UNIQUE USING INDEX orders_code_key;
-- case: primary key: add-primary-key-without-index
ALTER TABLE orders ADD PRIMARY KEY (id);
-- case: exclusion: add-exclusion-constraint
ALTER TABLE bookings ADD EXCLUDE USING gist (room WITH =, during WITH &&);
-- case: volatile default: add-column-with-volatile-default
ALTER TABLE orders ADD COLUMN ref uuid NOT NULL DEFAULT gen_random_uuid();
-- case: steady defaults: nothing
ALTER TABLE orders ADD COLUMN a int DEFAULT -1, ADD COLUMN b date DEFAULT CURRENT_DATE, ADD COLUMN c timestamptz DEFAULT now(), ADD COLUMN d text DEFAULT lower('X'), ADD COLUMN e int DEFAULT (1), ADD COLUMN f timestamp DEFAULT timezone('utc', now());
-- case: serial: add-column-with-sequence
ALTER TABLE orders ADD COLUMN number bigserial NOT NULL;
-- case: stored: add-stored-generated-column
ALTER TABLE orders ADD COLUMN gross numeric GENERATED ALWAYS AS (net * 1.2) STORED;
-- case: virtual: nothing
ALTER TABLE orders ADD COLUMN gross numeric GENERATED ALWAYS AS (net * 1.2) VIRTUAL;
-- case: required: add-required-column
ALTER TABLE orders ADD code text NOT NULL;
-- case: constrained domain: add-column-of-constrained-domain
CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');
ALTER TABLE customers ADD COLUMN mail email;
-- case: inline check: add-column-with-check
ALTER TABLE orders ADD COLUMN n int CHECK (n > 0);
-- case: vacuum full: rewrite-table-in-place
VACUUM (FULL) orders;
-- case: plain vacuum: nothing
VACUUM (ANALYZE) orders;
-- case: refresh: refresh-without-concurrently
REFRESH MATERIALIZED VIEW sales;
-- case: unlogged: move-table-storage
ALTER TABLE orders SET UNLOGGED;
-- case: storage parameter: nothing
ALTER TABLE orders SET (fillfactor = 80), ALTER COLUMN total SET STATISTICS 500;
-- case: inside a block: create-index-without-concurrently
DO $$ BEGIN IF true THEN CREATE INDEX i ON orders (total); END IF; END $$;
-- case: partition in place: create-partition-of-live-table
CREATE TABLE events_2031 PARTITION OF events FOR VALUES FROM ('2031-01-01') TO ('2032-01-01');
-- case: detach: detach-partition-without-concurrently
ALTER TABLE events DETACH PARTITION events_2020;
-- case: validated with the constraint: validate-in-same-transaction
BEGIN;
ALTER TABLE orders ADD CONSTRAINT c CHECK (total > 0) NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT c;
COMMIT;
