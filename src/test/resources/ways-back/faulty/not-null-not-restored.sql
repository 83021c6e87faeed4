-- file: 0002_not_null_not_restored.up.sql
alter table orders alter column total drop not null;
-- file: 0002_not_null_not_restored.down.sql
select 1;
