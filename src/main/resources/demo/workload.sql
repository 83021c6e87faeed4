-- What the shop asks. Each statement is run as often as the line above it says; :n is the number of the round.

-- 1200 times: the price of one product, once a basket line (an application asking in a loop)
select name, price from products where id = 1 + :n % 2000;
-- 300 times: sign in
select id, full_name from customers where email = 'customer' || :n || '@example.com';
-- 300 times: the lines of an order
select i.line_no, p.name, i.quantity from order_items as i join products as p on p.id = i.product_id where i.order_id = :n * 600;
-- 200 times: what was paid for an order
select id, amount, paid_at from payments where order_id = :n * 900 order by paid_at;
-- 100 times: has an order been paid
select count(*) from payments where order_id = :n * 700;
-- 100 times: where is the parcel
select carrier, shipped_at from shipments where order_id = :n * 400;
-- 100 times: what a customer did
select kind, count(*) from events where customer_id = :n group by kind;
-- 50 times: what a customer looked at
select path, viewed_at from page_views where customer_id = :n;
-- 50 times: a customer's basket
select id, state from carts where customer_id = :n;
-- 40 times: who bought a product
select count(*) from order_items where product_id = 1500 + :n;
-- 25 times: slow, no index on the filtered column
select * from orders where customer_id = :n order by created_at desc limit 20;
-- 12 times: slow, a sort over everything for the newest few
select id, kind, occurred_at from events order by occurred_at desc limit 50;
-- 12 times: slow, two columns the planner takes for independent
select count(*) from orders where status = 'returned' and shipping_country = 'NZ' and total > :n;
-- 12 times: slow, a function hides the index
select id from customers where lower(email) = 'customer' || :n || '@example.com';
-- 12 times: slow, a large offset
select id, total from orders order by created_at, id offset 150000 + :n limit 20;
-- 12 times: slow, pattern with a leading wildcard
select count(*) from orders where note like '%gift%' and id > :n;
-- 10 times: slow, a sub-query run again for every row
select c.id, (select max(o.created_at) from orders as o where o.customer_id = c.id) as latest from customers as c where c.country = 'NZ' order by c.id limit 6;
-- 10 times: slow, a sort that spills to disk
select count(*) from (select order_id from payments order by amount desc, method, order_id offset :n) as sorted;
-- 10 times: slow, an expression on the partition key reads every partition
select count(*) from page_views where date_trunc('month', viewed_at) = date_trunc('month', now());
