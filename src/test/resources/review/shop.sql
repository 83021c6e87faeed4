-- What the examples of the rules meet when they are run: every table that they name, with rows.
create schema shop;
create schema archive;
create extension btree_gist;
create extension hstore;
create table p (id bigint primary key);
create table o (id bigint primary key, p_id bigint references p, code text);
create table d (id bigint primary key);
create sequence s;
create type mood as enum ('sad', 'happy');
create type size as enum ('small', 'large');
create domain email as text;
create function note() returns trigger language plpgsql as $$ begin return new; end $$;
create function f() returns trigger language plpgsql as $$ begin return new; end $$;

create table customers (id bigint primary key, name text, mail email);
insert into customers select n, 'customer ' || n, n || '@example.com' from generate_series(1, 50) n;

alter table customers add constraint known check (name is not null) not valid;

create table orders (
    id bigint constraint orders_pkey primary key,
    customer_id bigint constraint orders_customer_id_fkey references customers,
    total int not null constraint positive check (total > 0),
    net numeric,
    code text,
    number bigint,
    status text,
    region text,
    note text,
    a int,
    b int,
    at timestamp not null
);
insert into orders
select n, n % 50 + 1, n, n, 'c' || n, n, 'new', 'eu', 'note ' || n, n, n, timestamp '2020-01-01' + n * interval '1 hour'
from generate_series(1, 200) n;
alter table orders add constraint fk foreign key (customer_id) references customers;
create index orders_customer on orders (customer_id);
create index a on orders (a);
create index b on orders (b);
create index i on orders (code);
create trigger audit before update on orders for each row execute function note();

create table shop.orders (id bigint primary key, number bigint, at date);
insert into shop.orders select n, n, current_date from generate_series(1, 100) n;
create trigger audit before update on shop.orders for each row execute function note();

create table order_items (id bigint primary key, order_id bigint, n int);
insert into order_items select n, n, n from generate_series(1, 100) n;

create table archive (like order_items);
create table old_orders (like orders);
create table imported (like orders);

create table people (id bigint primary key, mood mood);
insert into people select n, 'sad' from generate_series(1, 100) n;

create table bookings (id bigint primary key, room int, during tsrange);
insert into bookings
select n, n, tsrange(timestamp '2020-01-01', timestamp '2020-01-02') from generate_series(1, 100) n;

create table events (at date, kind text) partition by range (at);
create table events_2020 partition of events for values from ('2020-01-01') to ('2021-01-01');
insert into events select date '2020-01-01' + n, 'kind ' || n % 5 from generate_series(1, 100) n;

create table t (id bigint primary key, a bigint, b bigint, unique (a, b));
insert into t select n, n, n from generate_series(1, 100) n;

create view totals as select count(*) as n from customers;
create materialized view sales_by_day as select id as day, name from customers;
create unique index sales_by_day_day on sales_by_day (day);
create materialized view shop.sales as select count(*) as n from shop.orders;
