-- file: 0002_whole_table_dropped.up.sql
drop table orders cascade;
-- file: 0002_whole_table_dropped.down.sql
create table orders (
    id bigserial primary key, customer_id bigint not null references customers, code varchar(10),
    total int not null default 0, note text, constraint total_known check (total >= 0));
create index orders_customer on orders (customer_id);
create index orders_code on orders (code) where code is not null;
create trigger touched before update on orders for each row execute function touch();
comment on table orders is 'what was bought';
grant select on orders to public;
create materialized view totals as select customer_id, sum(total) as total from orders group by 1;
