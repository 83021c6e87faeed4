-- file: 0002_function_other_body.up.sql
create or replace function fee(amount int) returns int language sql immutable as 'select amount / 50';
-- file: 0002_function_other_body.down.sql
create or replace function fee(amount int) returns int language sql immutable as 'select amount / 10';
