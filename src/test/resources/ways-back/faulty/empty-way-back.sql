-- file: 0002_empty_way_back.up.sql
create table a (id bigint primary key);
-- file: 0002_empty_way_back.down.sql
-- TODO
