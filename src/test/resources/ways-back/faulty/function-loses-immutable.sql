-- file: 0002_function_loses_immutable.up.sql
create or replace function fee(amount int) returns int language sql immutable as 'select amount / 50';
-- file: 0002_function_loses_immutable.down.sql
create or replace function fee(amount int) returns int language sql as 'select amount / 100';
