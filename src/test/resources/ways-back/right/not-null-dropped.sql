-- file: 0002_not_null_dropped.up.sql
alter table orders alter column total drop not null;
-- file: 0002_not_null_dropped.down.sql
alter table orders alter column total set not null;
