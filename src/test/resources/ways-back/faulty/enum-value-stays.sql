-- file: 0002_enum_value_stays.up.sql
alter type mood add value 'calm';
-- file: 0002_enum_value_stays.down.sql
select 1;
