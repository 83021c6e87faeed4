-- file: 0002_table.up.sql
create table a (id bigint primary key);
create index on a (id);
-- file: 0002_table.down.sql
drop table a;
