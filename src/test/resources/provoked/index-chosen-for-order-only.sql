-- setup
create table events as select i as id, i > 99000 as rare, repeat('x', 200) as pad from generate_series(1, 100000) as i;
alter table events add primary key (id);
analyze;
-- found on Index Scan using events_pkey on public.events
select * from events where rare order by id limit 10
-- silent: the wanted rows come first
select * from events where not rare order by id limit 10
-- silent: one index serves the condition and the order
create index on events (rare, id);
select * from events where rare order by id limit 10
