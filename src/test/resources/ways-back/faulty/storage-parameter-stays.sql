-- file: 0002_storage_parameter_stays.up.sql
alter table orders set (fillfactor = 70);
-- file: 0002_storage_parameter_stays.down.sql
alter table orders set (fillfactor = 100);
