-- setup
create table jobs as select i as id, case when i % 20 = 0 then 'state' || i else 'done' end as state, repeat('x', 100) as pad from generate_series(1, 60000) as i;
create index on jobs (state);
analyze;
-- found on Seq Scan on public.jobs
select count(pad) from jobs where state = 'done'
-- planned on Seq Scan on public.jobs
select count(pad) from jobs where state = 'done'
-- silent: any value has as few rows
select count(pad) from jobs where state = 'state20'
-- silent: no value is compared
select count(pad) from jobs
