-- file: 0002_policy_lost.up.sql
drop policy own on customers;
-- file: 0002_policy_lost.down.sql
create policy own on customers for select using (true);
