-- setup
create table events (at int, kind int) partition by range (at);
create table events_0 partition of events for values from (0) to (1000);
create table events_1 partition of events for values from (1000) to (2000);
create table events_2 partition of events for values from (2000) to (3000);
create table events_3 partition of events for values from (3000) to (4000);
create table events_4 partition of events for values from (4000) to (50000);
insert into events select i, i % 10 from generate_series(1, 40000) as i;
analyze;
-- found on Append
select count(*) from events where kind = 3
-- planned on Append
select count(*) from events where at + 0 = 3
-- silent: the condition is on the key
select count(*) from events where at < 900 and kind = 3
-- silent: all of it is wanted
select count(*) from events
-- silent: pruned when it runs
select count(*) from events where at = (select 5)
