-- file: 0002_rows_stay.up.sql
create table if not exists flags (id bigint primary key);
alter table customers add column vip boolean;
insert into customers (email) values ('root@example.org');
-- file: 0002_rows_stay.down.sql
drop table flags;
alter table customers drop column vip;
