-- file: 0002_column.up.sql
alter table orders add column paid boolean not null default false;
-- file: 0002_column.down.sql
alter table orders drop column paid;
