-- case: int to bigint, known: change-column-type
-- file: V1__a.sql (history)
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
-- file: V2__b.sql
ALTER TABLE orders ALTER COLUMN total TYPE bigint;
-- case: varchar widened, known: nothing
-- file: V1__a.sql (history)
CREATE TABLE orders (id bigint PRIMARY KEY, code varchar(10));
-- file: V2__b.sql
ALTER TABLE orders ALTER COLUMN code TYPE varchar(20);
-- case: varchar to text after a rename: nothing
-- file: V1__a.sql (history)
CREATE TABLE "Orders" (id bigint PRIMARY KEY, code varchar(10));
ALTER TABLE "Orders" RENAME TO orders;
-- file: V2__b.sql
ALTER TABLE public.orders ALTER code SET DATA TYPE text;
-- case: int to text: change-column-type
-- file: V1__a.sql (history)
CREATE TABLE orders (id bigint PRIMARY KEY, code int);
-- file: V2__b.sql
ALTER TABLE orders ALTER COLUMN code TYPE text;
-- case: numeric, same scale: nothing
-- file: V1__a.sql (history)
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric(10, 2));
-- file: V2__b.sql
ALTER TABLE orders ALTER COLUMN total TYPE numeric(12, 2);
-- case: numeric, other scale: change-column-type
-- file: V1__a.sql (history)
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric(10, 2));
-- file: V2__b.sql
ALTER TABLE orders ALTER COLUMN total TYPE numeric(12, 4);
-- case: json to jsonb: change-column-type
-- file: V1__a.sql (history)
CREATE TABLE orders (id bigint PRIMARY KEY, payload json);
-- file: V2__b.sql
ALTER TABLE orders ALTER COLUMN payload TYPE jsonb;
-- case: timestamp with a zone said: change-column-type
-- file: V1__a.sql (history)
CREATE TABLE orders (id bigint PRIMARY KEY, at timestamp);
-- file: V2__b.sql
ALTER TABLE orders ALTER COLUMN at TYPE timestamptz USING at AT TIME ZONE 'UTC';
-- case: timestamp in UTC: nothing
-- file: V1__a.sql (history)
CREATE TABLE orders (id bigint PRIMARY KEY, at timestamp);
-- file: V2__b.sql
SET TIME ZONE 'UTC';
ALTER TABLE orders ALTER COLUMN at TYPE timestamptz;
-- case: check verified anew: change-type-verifies-checks
-- file: V1__a.sql (history)
CREATE TABLE orders (id bigint PRIMARY KEY, code varchar(10) CHECK (code <> ''));
-- file: V2__b.sql
ALTER TABLE orders ALTER COLUMN code TYPE text;
