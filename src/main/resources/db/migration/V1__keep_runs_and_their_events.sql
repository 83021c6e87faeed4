-- Runs and the events they are the sum of.
-- Documents are json, not jsonb: what a surface shows after a restart is what it showed before, key order and all.

create table runs (
    id text primary key,
    status text not null
        check (status in ('queued', 'running', 'waiting-for-approval', 'completed', 'failed', 'cancelled', 'interrupted')),
    created_at timestamptz not null,
    finished_at timestamptz,
    document json not null
);

comment on table runs is 'one request and what came of it, as the document dbguild/run/1';

-- Paging goes through runs from the newest to the oldest.
create index runs_created on runs (created_at desc, id desc);

-- A starting server looks for what the one before it left in flight.
create index runs_unfinished on runs (id) where status in ('queued', 'running', 'waiting-for-approval');

create table run_events (
    run text not null references runs (id) on delete cascade,
    sequence bigint not null check (sequence > 0),
    type text not null,
    at timestamptz not null,
    event json not null,
    primary key (run, sequence)
);

comment on table run_events is 'the append-only stream of each run';
comment on column run_events.sequence is '1, 2, ... without gaps; what Last-Event-ID names';
