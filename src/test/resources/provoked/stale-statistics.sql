-- setup
create table grown (id int, kind int) with (autovacuum_enabled = off);
insert into grown select i, 1 from generate_series(1, 10000) as i;
analyze grown;
insert into grown select i, 2 from generate_series(1, 30000) as i;
create table unknown (id int, kind int) with (autovacuum_enabled = off);
insert into unknown select i, 1 from generate_series(1, 90000) as i;
create table fresh (id int, kind int) with (autovacuum_enabled = off);
insert into fresh select i, 2 from generate_series(1, 30000) as i;
analyze fresh;
insert into fresh select i, 2 from generate_series(1, 900) as i;
select pg_stat_force_next_flush();
-- found on Seq Scan on public.grown
select count(*) from grown where kind = 2
-- planned on Seq Scan on public.grown
select count(*) from grown where kind = 2
-- found on Seq Scan on public.unknown
select count(*) from unknown where kind = 2
-- silent: few rows changed
select count(*) from fresh where kind = 2
