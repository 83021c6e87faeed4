-- file: 0002_misspelt.up.sql
create table invoices (id bigint primary key);
-- file: 0002_misspelt.down.sql
drop table invoice;
