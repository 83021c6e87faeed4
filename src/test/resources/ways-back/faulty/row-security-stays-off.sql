-- file: 0002_row_security_stays_off.up.sql
alter table customers disable row level security;
-- file: 0002_row_security_stays_off.down.sql
alter table customers no force row level security;
