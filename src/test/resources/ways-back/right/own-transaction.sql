-- file: 0002_own_transaction.up.sql
begin;
create table a (id bigint primary key);
commit;
-- file: 0002_own_transaction.down.sql
begin;
drop table a;
commit;
