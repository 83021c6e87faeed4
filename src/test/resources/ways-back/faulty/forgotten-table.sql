-- file: 0002_forgotten_table.up.sql
create table a (id bigint primary key);
create table b (id bigint primary key);
-- file: 0002_forgotten_table.down.sql
drop table a;
