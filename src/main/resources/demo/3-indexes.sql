-- planted: orders.customer_id has no index, although a foreign key stands on it
alter table orders add constraint orders_customer_fk foreign key (customer_id) references customers (id);

alter table order_items add constraint order_items_order_fk foreign key (order_id) references orders (id) on delete cascade;
create index order_items_product_id_idx on order_items (product_id);
alter table order_items add constraint order_items_product_fk foreign key (product_id) references products (id);
create index order_items_by_product on order_items (product_id); -- planted: duplicate of order_items_product_id_idx

create index payments_order_id_idx on payments (order_id); -- planted: redundant beside the next one
create index payments_order_id_paid_at_idx on payments (order_id, paid_at);
alter table payments add constraint payments_order_fk foreign key (order_id) references orders (id);

create index shipments_order_id_idx on shipments (order_id);
alter table shipments add constraint shipments_order_fk foreign key (order_id) references orders (id);

create index events_customer_id_idx on events (customer_id);
alter table events add constraint events_customer_fk foreign key (customer_id) references customers (id);
create index events_payload_idx on events using gin (payload); -- planted: nothing ever asks for it

create index page_views_customer_id_idx on page_views (customer_id);
create index carts_customer_id_idx on carts (customer_id);
alter table carts add constraint carts_customer_fk foreign key (customer_id) references customers (id);
