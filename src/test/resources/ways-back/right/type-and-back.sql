-- file: 0002_type_and_back.up.sql
alter table customers alter column name type varchar(200);
alter table orders alter column code type text;
-- file: 0002_type_and_back.down.sql
alter table orders alter column code type varchar(10);
alter table customers alter column name type text;
