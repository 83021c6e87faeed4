-- file: 0002_storage_parameter.up.sql
alter table orders set (fillfactor = 70);
-- file: 0002_storage_parameter.down.sql
alter table orders reset (fillfactor);
