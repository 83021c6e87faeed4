-- What the corpus runs against: innocent objects, and traps that would leave a row in 'spoor' or worse.
create extension if not exists pg_trgm;
create extension if not exists hstore;
create extension if not exists citext;
create extension if not exists tablefunc;
create extension if not exists dblink;
create extension if not exists pgcrypto;
create extension if not exists "uuid-ossp";
create extension if not exists unaccent;
create extension if not exists ltree;
create extension if not exists intarray;
create extension if not exists cube;
create extension if not exists earthdistance;
create extension if not exists fuzzystrmatch;
create extension if not exists btree_gist;
create extension if not exists pgstattuple;
create extension if not exists file_fdw;
create extension if not exists postgres_fdw;
create extension if not exists pg_prewarm;
create extension if not exists tsm_system_rows;
create extension if not exists xml2;
create extension if not exists lo;

create table customers (id bigint generated always as identity primary key, name text not null, email citext, born date,
                        tags text[] not null default '{}', profile jsonb not null default '{}');
create table orders (id bigint generated always as identity primary key, customer_id bigint not null references customers,
                     status text not null default 'open', total numeric(12,2) not null, note text,
                     at timestamptz not null default now(), search tsvector generated always as
                     (to_tsvector('english', coalesce(note, ''))) stored);
create index orders_customer on orders (customer_id);
create table "Order Items" (order_id bigint references orders, "Product" text, "select" int, quantity int);
create table events (id bigint not null, at date not null, kind text) partition by range (at);
create table events_2025 partition of events for values from ('2025-01-01') to ('2026-01-01');
create table events_2026 partition of events for values from ('2026-01-01') to ('2027-01-01');
create table people (id int, boss int, name text);
create table employees (salary numeric) inherits (people);
create table bookings (room int, during tstzrange, exclude using gist (room with =, during with &&));
create table spoor (what text, at timestamptz default now());
insert into customers (name, email, born, tags, profile)
    select 'customer ' || i, 'c' || i || '@example.com', date '1970-01-01' + i, array['a', 'b' || i % 3],
           jsonb_build_object('age', i % 80, 'likes', jsonb_build_array('tea', i))
    from generate_series(1, 50) i;
insert into orders (customer_id, status, total, note, at)
    select 1 + i % 50, (array['open', 'paid', 'sent'])[1 + i % 3], i * 1.5, 'order number ' || i || ' of tea',
           timestamptz '2026-01-01 00:00+00' + i * interval '1 hour'
    from generate_series(1, 500) i;
insert into "Order Items" select 1 + i % 500, 'p' || i % 20, i, 1 from generate_series(1, 600) i;
insert into events select i, date '2025-06-01' + i, 'kind ' || i % 4 from generate_series(1, 300) i;
insert into people values (1, null, 'ann'), (2, 1, 'bob'), (3, 2, 'eve');
insert into employees values (4, 1, 'joe', 10);
insert into bookings values (1, '[2026-01-01, 2026-01-02)');
create sequence counter;
create view order_totals as select customer_id, sum(total) as total from orders group by customer_id;
create view big_customers as select c.name, t.total from customers c join order_totals t on t.customer_id = c.id;
create materialized view order_days as select at::date as day, count(*) as orders from orders group by 1;
create recursive view chain (id, depth) as
    select id, 1 from people where boss is null union all select p.id, depth + 1 from people p join chain c on c.id = p.boss;

-- innocent types and functions
create type mood as enum ('sad', 'ok', 'happy');
create type point3 as (x int, y int, z int);
create type span as range (subtype = float8);
create domain positive as int check (value > 0);
create domain email_address as citext check (value ~ '@');
create domain short_mail as email_address check (length(value) < 40);
create function doubled(n int) returns int language sql immutable as 'select n * 2';
create function spent(customer bigint) returns numeric language plpgsql stable as
    $$ declare s numeric; begin select sum(total) into s from orders where customer_id = customer; return s; end $$;
create function full_name(c customers) returns text language sql stable as 'select c.name || '' <'' || c.email || ''>''';
create function orders_of(customer bigint default 1) returns setof orders language sql stable as
    'select * from orders where customer_id = customer';
create function parsed(n int) returns int stable language sql begin atomic select n + count(*)::int from people; end;
create function lower_letters(t text) returns text language internal immutable strict as 'lower';
create function middle(numeric[]) returns numeric language sql immutable as
    'select avg(v) from (select v from unnest($1) v order by v limit 2 - mod(array_length($1, 1), 2) offset (array_length($1, 1) - 1) / 2) x';
create aggregate median(numeric) (sfunc = array_append, stype = numeric[], finalfunc = middle, initcond = '{}');
create function same_mood(mood, mood) returns boolean language sql immutable as 'select $1 = $2';
create operator === (leftarg = mood, rightarg = mood, function = same_mood);
create function mood_number(mood) returns int language sql immutable as
    'select case $1 when ''sad'' then 0 when ''ok'' then 1 else 2 end';
create cast (mood as int) with function mood_number(mood);
create function "Mixed Case"() returns int language sql stable as 'select 7';
create function lo_discount(total numeric) returns numeric language sql immutable as 'select total * 0.9';
create table moods (id int, mood mood, size positive, at point3);
insert into moods values (1, 'ok', 5, row(1, 2, 3)), (2, 'happy', 6, row(4, 5, 6));

-- traps: what a caller must not reach
create function leave_trace(what text default 'x') returns text language plpgsql volatile as
    $$ begin insert into spoor (what) values ($1); return $1; end $$;
create function kill_all() returns boolean language sql volatile as
    'select bool_and(pg_terminate_backend(pid)) from pg_stat_activity where pid <> pg_backend_pid()';
create function liar_kill() returns boolean language sql stable as
    'select bool_and(pg_terminate_backend(pid)) from pg_stat_activity where pid <> pg_backend_pid()';
create function liar_sleep() returns int language plpgsql immutable as
    $$ begin perform pg_catalog.pg_sleep(30); return 1; end $$;
create function liar_lock(n int) returns boolean language plpgsql stable as
    $$ begin perform pg_advisory_lock(n); return true; end $$;
create function liar_file() returns text language sql stable as $$ select pg_read_file('PG_VERSION') $$;
create function liar_second() returns int language sql stable as 'select liar_sleep()';
create function liar_third() returns int language sql stable as 'select public.liar_second() + 1';
create function liar_dynamic(q text) returns int language plpgsql stable as
    $$ declare n int; begin execute q into n; return n; end $$;
create function liar_quoted() returns void language sql stable as 'select "pg_catalog"."pg_sleep"(30)';
create function liar_escaped() returns void language sql stable as $$ select U&"pg\005fsleep"(30) $$;
create function liar_atomic() returns int stable language sql begin atomic select liar_sleep(); end;
create function liar_default(n text default leave_trace('default')) returns int language sql stable as 'select 1';
create function liar_internal(float8) returns void language internal immutable as 'pg_sleep';
create function liar_exported(text, oid) returns int language internal stable as 'be_lo_export';
create function liar_definer() returns text language plpgsql stable security definer as
    $$ begin return pg_read_file('postgresql.conf'); end $$;
create function liar_setting() returns text language sql stable as $$ select set_config('work_mem', '99MB', false) $$;
create function trace_row(orders) returns text language sql volatile as 'select leave_trace(''row'')';
create function trace_any(anyelement, int default 1) returns int language plpgsql volatile as
    $$ begin insert into spoor values ('any'); return 1; end $$;
create function trace_op(int, text) returns boolean language plpgsql volatile as
    $$ begin perform leave_trace('operator'); return true; end $$;
create operator <#> (leftarg = int, rightarg = text, function = trace_op);
create operator public.~~~ (rightarg = text, function = leave_trace);
create type trap as (a int);
create function to_trap(text) returns trap language plpgsql volatile as
    $$ begin perform leave_trace('cast'); return row(1)::trap; end $$;
create cast (text as trap) with function to_trap(text) as implicit;
create function trace_equal(trap, trap) returns boolean language plpgsql volatile as
    $$ begin perform leave_trace('equal'); return true; end $$;
create operator = (leftarg = trap, rightarg = trap, function = trace_equal);
create function liar_cast(trap) returns int language sql immutable as 'select liar_sleep()';
create cast (trap as int) with function liar_cast(trap) as implicit;
create function trap_check(int) returns boolean language plpgsql volatile as
    $$ begin perform leave_trace('domain'); return true; end $$;
create domain trapped as int check (trap_check(value));
create domain trapped_twice as trapped;
create type trapped_row as (a trapped);
create table trapped_table (a trapped);
insert into trapped_table values (1), (2);
truncate spoor;
create view trap_view as select id, leave_trace('view') from orders;
create view trap_view_outer as select * from trap_view where id > 1;
create view sleep_view as select pg_sleep(30)::text as s;
create view file_view as select pg_read_file('PG_VERSION') as f;
create view "Odd View" as select nextval('counter') as n;
create view op_view as select 1 <#> 'x' as o;
create table guarded (id int, owner text);
insert into guarded values (1, 'a');
create function guard() returns boolean language plpgsql volatile as $$ begin perform leave_trace('policy'); return true; end $$;
alter table guarded enable row level security;
create policy own on guarded using (guard());
create function trace_step(int, int) returns int language plpgsql volatile as
    $$ begin perform leave_trace('aggregate'); return 1; end $$;
create aggregate trap_sum(int) (sfunc = trace_step, stype = int, initcond = '0');
create function user_lookup(name text) returns text language sql stable security definer as
    'select passwd from pg_catalog.pg_shadow where usename = name';
create view passwords as select rolname, rolpassword from pg_authid;
create function trapped_of() returns trapped_table language sql stable as 'select row(1)::trapped_table';
create function row_of(n int default 1) returns trapped_table language sql stable as 'select t from trapped_table t';
create procedure do_it() language plpgsql as $$ begin insert into spoor values ('procedure'); end $$;
create function pg_sleep(text) returns int language sql stable as 'select liar_sleep()';
create schema shadow;
create function shadow.lower(text) returns text language plpgsql volatile as $$ begin perform leave_trace('shadow'); return $1; end $$;
create server files foreign data wrapper file_fdw;
create foreign table program_table (line text) server files options (program 'touch /tmp/dbguild-hostile-program; echo x');
create function "ÉTÉ"() returns text language sql volatile as 'select leave_trace(''accent'')';
create function a_name_that_is_as_long_as_the_server_lets_names_be_and_no_more_() returns int language plpgsql volatile as
    $$ begin insert into spoor values ('long'); return 1; end $$;
analyze;
