-- case: drop column: drop-column
ALTER TABLE sales.orders DROP COLUMN IF EXISTS note;
-- case: drop table: drop-table
DROP TABLE IF EXISTS orders CASCADE;
-- case: rename column: rename-column
ALTER TABLE users RENAME COLUMN name TO full_name;
-- case: rename table: rename-table
ALTER TABLE users RENAME TO people;
-- case: rename behind a view: nothing
BEGIN; ALTER TABLE users RENAME TO people; CREATE VIEW users AS SELECT * FROM people; COMMIT;
-- case: schema: rename-schema
ALTER SCHEMA sales RENAME TO shop;
-- case: truncate: truncate-table
TRUNCATE orders CASCADE;
-- case: drop constraint: drop-constraint
ALTER TABLE orders DROP CONSTRAINT positive;
-- case: view made again: nothing
DROP VIEW totals; CREATE VIEW totals AS SELECT 1 AS n;
-- case: enum value renamed: rename-enum-value
ALTER TYPE mood RENAME VALUE 'sad' TO 'blue';
-- case: enum value added: nothing
ALTER TYPE mood ADD VALUE IF NOT EXISTS 'calm';
-- case: enum value used at once: use-enum-value-in-its-transaction
BEGIN; ALTER TYPE mood ADD VALUE 'calm'; INSERT INTO people (mood) VALUES ('calm'); COMMIT;
-- case: update without where: change-every-row
UPDATE orders SET total = 0;
-- case: one row: nothing
UPDATE orders SET total = 0 WHERE id = 7;
-- case: backfill: unbatched-backfill
UPDATE orders SET region = 'eu' WHERE region IS NULL;
-- case: backfill under the lock: backfill-beside-schema-change
BEGIN; ALTER TABLE orders ADD COLUMN region text; UPDATE orders SET region = 'eu' WHERE id > 0; COMMIT;
-- case: open transaction: transaction-left-open
BEGIN; ALTER TABLE orders ADD COLUMN n int;
-- case: commit alone: unmatched-transaction-end
ALTER TABLE orders ADD COLUMN n int; COMMIT;
-- case: trigger off: disable-trigger
ALTER TABLE orders DISABLE TRIGGER ALL;
-- case: grants and comments: nothing
GRANT SELECT ON orders TO reader; COMMENT ON TABLE orders IS 'what was bought';
-- case: function: nothing
CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS $$ select 1 $$;
-- case: nullable column: nothing
ALTER TABLE orders ADD COLUMN note text;
-- case: insert: nothing
INSERT INTO regions (code) VALUES ('eu'), ('us') ON CONFLICT DO NOTHING;
