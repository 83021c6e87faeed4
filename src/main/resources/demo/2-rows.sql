-- Few customers buy most, few products sell most, recent months are busier: real data is never even.
select setseed(0.42);

insert into customers (email, full_name, country, segment, created_at)
select
    'customer' || n || '@example.com',
    (array['Ada', 'Grace', 'Linus', 'Edgar', 'Barbara', 'Alan', 'Margaret', 'Donald', 'Radia', 'Tony'])[1 + n % 10]
        || ' '
        || (array['Larsson', 'Okafor', 'Nguyen', 'Garcia', 'Kowalski', 'Haddad', 'Smith', 'Rossi', 'Tanaka'])[1 + n % 9],
    (array['US', 'US', 'US', 'US', 'DE', 'DE', 'GB', 'GB', 'FR', 'ES', 'BR', 'NZ'])[1 + (n * 7) % 12],
    (array['consumer', 'consumer', 'consumer', 'consumer', 'business', 'business', 'public'])[1 + n % 7],
    now() - interval '3 years' + n * interval '70 minutes'
from generate_series(1, 20000) as n;

insert into products (sku, name, category, price, attributes)
select
    'SKU-' || lpad(n::text, 6, '0'),
    (array['Walnut', 'Steel', 'Linen', 'Glass', 'Bamboo', 'Copper', 'Marble'])[1 + n % 7]
        || ' '
        || (array['lamp', 'chair', 'table', 'shelf', 'mirror', 'vase', 'clock', 'rug'])[1 + n % 8]
        || ' '
        || n,
    (array['lighting', 'furniture', 'furniture', 'storage', 'decoration', 'decoration', 'decoration', 'textiles'])[1 + n % 8],
    round((5 + 495 * power(random(), 3))::numeric, 2),
    jsonb_build_object('colour', (array['oak', 'black', 'white', 'blue'])[1 + n % 4], 'weight_g', 100 + n % 9000)
from generate_series(1, 2000) as n;

-- Returns happen almost only abroad: the two columns are not independent, which the planner assumes.
insert into orders (customer_id, status, shipping_country, note, created_at)
select
    case when n % 200 = 7 then 42 else 1 + floor(20000 * power(dice, 2.5)) end, -- customer 42 is a reseller
    case
        when n % 25 = 0 then 'returned'
        when n > 203500 then 'open'
        when n > 202000 then 'paid'
        when n > 199000 then 'shipped'
        else 'delivered'
    end,
    case when n % 25 = 0 then 'NZ' else (array['US', 'US', 'US', 'DE', 'DE', 'GB', 'FR', 'ES'])[1 + n % 8] end,
    case when n % 40 = 0 then 'please wrap as a gift' end,
    now() - interval '2 years' * power(1 - n / 205001.0, 1.3)
from (select n, random() as dice from generate_series(1, 205000) as n) as numbered;

insert into order_items (order_id, line_no, product_id, quantity, unit_price)
select
    o.id,
    line_no,
    p.id,
    1 + (o.id + line_no) % 3,
    p.price
from orders as o
cross join lateral generate_series(1, 1 + (o.id * 7919 % 5)::integer) as line_no
join products as p on p.id = 1 + floor(2000 * power(((o.id * 31 + line_no * 17) % 9973) / 9973.0, 2))::bigint;

update orders as o
set total = sums.total
from (select order_id, sum(quantity * unit_price) as total from order_items group by order_id) as sums
where sums.order_id = o.id;

insert into payments (order_id, method, amount, paid_at)
select id, (array['card', 'card', 'card', 'transfer', 'wallet'])[1 + id % 5], total, created_at + interval '2 minutes'
from orders
where status <> 'open';

insert into shipments (order_id, carrier, shipped_at)
select id, (array['northpost', 'quickship', 'eurocargo'])[1 + id % 3], created_at + interval '1 day'
from orders
where status in ('shipped', 'delivered') and id % 4 = 0;

insert into events (customer_id, kind, occurred_at, payload)
select
    1 + floor(20000 * power(random(), 2)),
    (array['search', 'view', 'view', 'view', 'cart', 'login'])[1 + n % 6],
    now() - interval '1 year' * power(random(), 1.5),
    jsonb_build_object('session', md5((n / 7)::text), 'device', (array['phone', 'phone', 'laptop'])[1 + n % 3], 'step', n % 7)
from generate_series(1, 150000) as n;

insert into page_views (customer_id, path, viewed_at)
select
    1 + floor(20000 * power(random(), 2)),
    '/products/' || (1 + n % 2000),
    date_trunc('month', now()) - interval '5 months' + (n % 170) * interval '1 day' * 0.85
from generate_series(1, 120000) as n;

insert into carts (customer_id, state, updated_at)
select 1 + n % 20000, case when n % 3 = 0 then 'abandoned' else 'ordered' end, now() - n * interval '3 minutes'
from generate_series(1, 40000) as n;

insert into coupons (id, code, percent_off, valid_until)
select 2049999500 + n, 'SAVE' || n, 5 + n % 40, now() + n * interval '1 day'
from generate_series(1, 500) as n;
select setval(pg_get_serial_sequence('coupons', 'id'), 2050000000); -- planted: 95 % of an integer

insert into import_log (source, line, imported_at)
select 'supplier-' || n % 5, md5(n::text), now() - n * interval '1 hour'
from generate_series(1, 5000) as n;
