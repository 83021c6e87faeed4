-- file: 0002_row_security.up.sql
alter table orders enable row level security;
create policy all_orders on orders using (true);
-- file: 0002_row_security.down.sql
drop policy all_orders on orders;
alter table orders disable row level security;
