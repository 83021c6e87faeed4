-- Faults that a statement can make, each under the check that must find it and the subject it must name.
-- What stands under "near miss" looks alike and must not be found: the test wants exactly the subjects named here.

-- fault unindexed-foreign-key: lines.article_id
create table articles (id bigint generated always as identity primary key, name text);
insert into articles (name) select 'a' || i from generate_series(1, 500) i;
create table lines (id bigint generated always as identity primary key, article_id bigint references articles);
insert into lines (article_id) select 1 + i % 500 from generate_series(1, 5000) i;
-- near miss: an index of the rows that are not null serves; a table of a few rows needs none
create table notes (id bigint generated always as identity primary key, article_id bigint references articles);
insert into notes (article_id) select 1 + i % 500 from generate_series(1, 5000) i;
create index notes_article_id_idx on notes (article_id) where article_id is not null;
create table few (id bigint generated always as identity primary key, article_id bigint references articles);
insert into few (article_id) values (1), (2);

-- fault foreign-key-type-mismatch: votes.article_id
create table votes (id bigint generated always as identity primary key, article_id integer references articles);
create index votes_article_id_idx on votes (article_id);
-- near miss: text of another length, a domain over the same type
create domain code as text;
create table countries (id varchar(2) primary key, code code unique);
create table towns (id bigint generated always as identity primary key, country text references countries (id), code text references countries (code));

-- fault duplicate-index: users_email_again
-- fault duplicate-index: users_login_twice
create table users (id bigint generated always as identity primary key, email text, login text not null, name text, city text);
insert into users (email, login, name, city) select 'e' || i, 'l' || i, 'n' || i, 'c' || i % 10 from generate_series(1, 30000) i;
create index users_email on users (email);
create index users_email_again on users (email);
create unique index users_login_once on users (login);
create unique index users_login_twice on users (login);
-- near miss: another condition, another method, another operator class
create index users_email_some on users (email) where city = 'c1';
create index users_email_hash on users using hash (email);
create index users_email_like on users (email text_pattern_ops);

-- fault redundant-index: users_city
create index users_city on users (city);
create index users_city_name on users (city, name);
-- near miss: users_login_once forbids what this longer one does not
create index users_login_name on users (login, name);

-- fault constraint-not-validated: articles.articles_name_known
alter table articles add constraint articles_name_known check (name <> '') not valid;
-- near miss
alter table articles add constraint articles_name_short check (length(name) < 100);

-- fault table-without-primary-key: journal
create table journal (at timestamptz, words text);
insert into journal select now(), 'w' || i from generate_series(1, 100) i;

-- fault sequence-near-end: tickets.id
-- fault sequence-near-end: seats.number
-- fault sequence-near-end: bookings.id
-- fault sequence-near-end: receipt_numbers
create table tickets (id smallint generated always as identity primary key);
select setval('tickets_id_seq', 32000);
create table seats (number serial primary key);
select setval('seats_number_seq', 2100000000);
create sequence booking_ids as bigint;
create table bookings (id integer primary key default nextval('booking_ids'));
select setval('booking_ids', 2000000000);
create sequence receipt_numbers maxvalue 1000;
select setval('receipt_numbers', 950);
-- near miss: one that begins again, one that is half way
create sequence rotating maxvalue 10 cycle;
select setval('rotating', 10);
create sequence half maxvalue 1000;
select setval('half', 500);

-- fault float-money: invoices.total
create table invoices (id bigint generated always as identity primary key, total double precision, weight double precision);

-- fault timestamp-without-time-zone: events.happened_at
create table events (id bigint generated always as identity primary key, happened_at timestamp, seen_at timestamptz);

-- fault trigger-disabled: invoices.invoices_stamp
create function stamp() returns trigger language plpgsql as 'begin return new; end';
create trigger invoices_stamp before insert on invoices for each row execute function stamp();
create trigger invoices_count before update on invoices for each row execute function stamp();
alter table invoices disable trigger invoices_stamp;

-- fault trigger-disabled: rents.rents_book_id_fkey
create table books (id bigint generated always as identity primary key);
create table rents (id bigint generated always as identity primary key, book_id bigint references books);
create index rents_book_id_idx on rents (book_id);
alter table rents disable trigger all;

-- fault policy-without-row-security: letters
create table letters (id bigint generated always as identity primary key, owner text);
create policy letters_own on letters using (owner = current_user);
-- near miss
create table diaries (id bigint generated always as identity primary key, owner text);
create policy diaries_own on diaries using (owner = current_user);
alter table diaries enable row level security;

-- fault row-security-without-policy: vaults
create table vaults (id bigint generated always as identity primary key);
alter table vaults enable row level security;

-- fault definer-without-search-path: pay(amount numeric)
create function pay(amount numeric) returns numeric language sql security definer as 'select amount';
-- near miss: a path of its own; its caller's rights
create function pay_safely(amount numeric) returns numeric language sql security definer set search_path = public, pg_temp as 'select amount';
create function pay_alone(amount numeric) returns numeric language sql as 'select amount';

-- fault extension-outdated: pg_trgm
create extension pg_trgm version '1.3';
-- near miss
create extension hstore;

-- fault dead-rows: baskets
-- fault autovacuum-behind: baskets
create table baskets (id bigint generated always as identity primary key, words text);
insert into baskets (words) select 'w' || i from generate_series(1, 20000) i;
analyze baskets;
delete from baskets where id % 2 = 0;
analyze baskets;
-- near miss: dead rows that do not call for a vacuum yet
create table shelves (id bigint generated always as identity primary key, words text);
insert into shelves (words) select 'w' || i from generate_series(1, 30000) i;
delete from shelves where id % 25 = 0;
analyze shelves;

-- fault autovacuum-disabled: parcels
create table parcels (id bigint generated always as identity primary key) with (autovacuum_enabled = false);
insert into parcels select from generate_series(1, 5000);
analyze parcels;
-- near miss: off for a table that holds nothing
create table empty_parcels (id bigint generated always as identity primary key) with (autovacuum_enabled = false);

-- fault stale-statistics: arrivals
create table arrivals (id bigint generated always as identity primary key, words text);
insert into arrivals (words) select 'w' || i from generate_series(1, 5000) i;

-- fault stale-statistics: growing
create table growing (id bigint generated always as identity primary key, words text);
insert into growing (words) select 'w' || i from generate_series(1, 100) i;
analyze growing;
insert into growing (words) select 'w' || i from generate_series(1, 20000) i;

-- fault table-bloat: pages
-- fault index-bloat: pages_words
create table pages (id bigint generated always as identity primary key, words text, more text);
insert into pages (words, more) select 'words of page ' || lpad(i::text, 60, '0'), repeat('m', 60) from generate_series(1, 160000) i;
create index pages_words on pages (words);
delete from pages where id % 10 <> 0;
vacuum (analyze) pages;
-- near miss: as large, and full
create table full_pages (id bigint generated always as identity primary key, flag boolean, words text, other bigint);
insert into full_pages (flag, words, other) select true, 'words of page ' || lpad(i::text, 60, '0'), i from generate_series(1, 120000) i;
-- fault unused-index: full_pages_words
create index full_pages_words on full_pages (words);
vacuum (analyze) full_pages;

-- fault unused-index: readers_name
create table readers (id bigint generated always as identity primary key, name text);
insert into readers (name) select 'reader number ' || i from generate_series(1, 40000) i;
create index readers_name on readers (name);

-- fault freeze-overdue: old
create table old (id bigint primary key) with (autovacuum_freeze_max_age = 100000);
create table spender (id bigint primary key);
do $$ begin for i in 1..115000 loop begin insert into spender values (i); exception when others then raise; end; end loop; end $$;
truncate spender;
-- near miss: all tables above, as old, with the server's own limit

-- fault collation-version-mismatch: database sick
update pg_database set datcollversion = '0' where datname = 'sick';

-- fault risky-setting: enable_hashjoin
alter database sick set enable_hashjoin = off;

-- fault weak-authentication: role old_fashioned
set password_encryption = 'md5';
create role old_fashioned login password 'secret';
-- near miss
set password_encryption = 'scram-sha-256';
create role careful login password 'secret';

analyze articles, lines, notes, users, readers;
