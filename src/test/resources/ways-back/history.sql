create schema archive;
create type mood as enum ('sad', 'ok', 'happy');
create domain positive as int check (value > 0);
create table customers (
    id bigint generated always as identity primary key,
    email varchar(50) not null unique,
    name text,
    city text default 'Rome',
    feeling mood,
    created_at timestamptz not null default now()
);
create table orders (
    id bigserial primary key,
    customer_id bigint not null references customers,
    code varchar(10),
    total int not null default 0,
    note text,
    constraint total_known check (total >= 0)
);
create index orders_customer on orders (customer_id);
create index orders_code on orders (code) where code is not null;
create table events (id bigint, at date not null, what text) partition by range (at);
create table events_2024 partition of events for values from ('2024-01-01') to ('2025-01-01');
create view rich as select id, email from customers;
create materialized view totals as select customer_id, sum(total) as total from orders group by 1;
create function fee(amount int) returns int language sql immutable as 'select amount / 100';
create function touch() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger touched before update on orders for each row execute function touch();
create sequence tickets start 100;
comment on table orders is 'what was bought';
grant select on orders to public;
alter table customers enable row level security;
create policy own on customers using (true);
