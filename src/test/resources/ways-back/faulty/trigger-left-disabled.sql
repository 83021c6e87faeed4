-- file: 0002_trigger_left_disabled.up.sql
alter table orders disable trigger touched;
-- file: 0002_trigger_left_disabled.down.sql
alter table orders disable trigger touched;
