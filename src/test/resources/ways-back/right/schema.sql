-- file: 0002_schema.up.sql
create schema billing;
create table billing.invoices (id bigint primary key);
-- file: 0002_schema.down.sql
drop schema billing cascade;
