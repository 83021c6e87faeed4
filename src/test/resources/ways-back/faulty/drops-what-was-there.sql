-- file: 0002_drops_what_was_there.up.sql
create table if not exists orders (id bigint);
create table extra (id bigint primary key);
-- file: 0002_drops_what_was_there.down.sql
drop table extra;
drop table orders cascade;
