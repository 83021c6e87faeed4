-- file: 0002_unique_as_index.up.sql
alter table customers drop constraint customers_email_key;
-- file: 0002_unique_as_index.down.sql
create unique index customers_email_key on customers (email);
