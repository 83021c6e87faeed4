-- file: 0002_generated.up.sql
alter table orders add column twice int generated always as (total * 2) stored;
-- file: 0002_generated.down.sql
alter table orders drop column twice;
