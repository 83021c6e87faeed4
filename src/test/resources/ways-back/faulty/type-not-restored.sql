-- file: 0002_type_not_restored.up.sql
alter table orders alter column code type text;
-- file: 0002_type_not_restored.down.sql
alter table orders alter column code type varchar(20);
