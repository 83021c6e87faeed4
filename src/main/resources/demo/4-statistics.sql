-- the totals of orders were written in a second step
vacuum full orders;
vacuum (freeze, analyze);
select pg_stat_reset();
select pg_stat_statements_reset(0, oid, 0) from pg_database where datname = current_database();
analyze;
-- planted: a third of the rows of carts is dead, and nothing clears them away
update carts set updated_at = updated_at + interval '1 minute' where id % 2 = 0;
select pg_stat_force_next_flush();
analyze carts;
