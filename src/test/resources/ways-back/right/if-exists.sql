-- file: 0002_if_exists.up.sql
create table if not exists a (id bigint primary key);
-- file: 0002_if_exists.down.sql
drop table if exists a;
