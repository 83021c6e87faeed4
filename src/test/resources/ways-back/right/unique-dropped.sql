-- file: 0002_unique_dropped.up.sql
alter table customers drop constraint customers_email_key;
-- file: 0002_unique_dropped.down.sql
alter table customers add unique (email);
