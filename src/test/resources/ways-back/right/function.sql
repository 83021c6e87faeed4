-- file: 0002_function.up.sql
create or replace function fee(amount int) returns int language sql immutable as 'select amount / 50';
-- file: 0002_function.down.sql
create or replace function fee(amount integer) returns integer immutable language sql as 'select amount / 100';
