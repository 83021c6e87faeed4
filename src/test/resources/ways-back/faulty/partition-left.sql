-- file: 0002_partition_left.up.sql
create table events_2025 partition of events for values from ('2025-01-01') to ('2026-01-01');
create index events_at on events (at);
-- file: 0002_partition_left.down.sql
drop index events_at;
