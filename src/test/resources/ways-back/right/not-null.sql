-- file: 0002_not_null.up.sql
alter table customers alter column name set not null;
-- file: 0002_not_null.down.sql
alter table customers alter column name drop not null;
