-- file: 0002_enum_value_removed.up.sql
alter type mood add value 'calm';
-- file: 0002_enum_value_removed.down.sql
alter table customers alter column feeling type text;
drop type mood;
create type mood as enum ('sad', 'ok', 'happy');
alter table customers alter column feeling type mood using feeling::mood;
