-- file: 0002_backfill.up.sql
alter table orders add column kind text;
update orders set kind = 'old';
alter table orders alter column kind set not null;
-- file: 0002_backfill.down.sql
alter table orders drop column kind;
