-- file: 0002_forgotten_type.up.sql
create type colour as enum ('red');
create table paints (id bigint primary key, c colour);
-- file: 0002_forgotten_type.down.sql
drop table paints;
