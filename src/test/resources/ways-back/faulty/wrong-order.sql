-- file: 0002_wrong_order.up.sql
create table parents (id bigint primary key);
create table children (id bigint primary key, parent_id bigint references parents);
-- file: 0002_wrong_order.down.sql
drop table parents;
drop table children;
