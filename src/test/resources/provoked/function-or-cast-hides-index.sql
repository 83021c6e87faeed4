-- setup
create table people as select i as id, 'N' || i as name, timestamp '2024-01-01' + i * interval '1 minute' as born from generate_series(1, 50000) as i;
create index on people (name);
create index on people (born);
create index on people (id);
analyze;
-- found on Seq Scan on public.people
select * from people where lower(name) = 'n77'
-- found on Seq Scan on public.people
select * from people where born::date = date '2024-01-02'
-- planned on Seq Scan on public.people
select * from people where id::numeric = 5.0
-- silent: the function is on the value's side
select * from people where name = upper('n77')
-- silent: the expression is indexed
create index on people (lower(name));
analyze people;
select * from people where lower(name) = 'n77'
-- silent: the range is on the bare column
select * from people where born >= '2024-01-02' and born < '2024-01-03'
