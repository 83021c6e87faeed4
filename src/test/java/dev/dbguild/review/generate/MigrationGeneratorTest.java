package dev.dbguild.review.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dbguild.Problem;
import dev.dbguild.lab.SharedCluster;
import dev.dbguild.review.generate.MigrationGenerator.Request;
import dev.dbguild.review.plan.PlannedFile;
import dev.dbguild.review.plan.SchemaSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Pairs of schemas, and the migrations between them run in the lab.
final class MigrationGeneratorTest {
    private static final String ORDERS =
            """
            create table orders (id bigint generated always as identity primary key, total int not null, note text);
            """;

    /// What every schema of people may hold, each thing standing on others.
    private static final String RICH =
            """
            create schema crm;
            create type mood as enum ('calm', 'cross');
            create type point2 as (x int, y int);
            create domain email as text check (value like '%@%');
            create sequence tickets start with 100 increment by 5;
            create function tax(amount int) returns int language sql immutable as $$ select amount * 19 / 100 $$;
            create table users (
              id serial primary key, mail email not null unique, feeling mood not null default 'calm',
              ticket bigint default nextval('tickets'), place point2, created timestamptz not null default now());
            create table "Order Items" (
              id bigint generated always as identity primary key, user_id int not null references users on delete cascade,
              price int check (price > 0), taxed int generated always as (tax(price)) stored,
              constraint price_is_fair check (tax(price) < 1000));
            create index items_of_user on "Order Items" (user_id) where price > 10;
            create unique index on users (lower(mail));
            create table crm.parts (id int not null, at date not null, primary key (id, at)) partition by range (at);
            create table crm.parts_2026 partition of crm.parts for values from ('2026-01-01') to ('2027-01-01');
            create index on crm.parts (at);
            create view calm_users as select id, mail from users where feeling = 'calm';
            create view calm_items as select i.id, u.mail from "Order Items" i join calm_users u on u.id = i.user_id;
            create materialized view totals as select user_id, sum(price) as total from "Order Items" group by user_id;
            create unique index on totals (user_id);
            create function touch() returns trigger language plpgsql as $$ begin new.created := now(); return new; end $$;
            create trigger touched before update on users for each row execute function touch();
            create procedure tidy() language sql as $$ delete from users where feeling = 'cross' $$;
            alter table users enable row level security;
            create policy own on users for select to public using (feeling = 'calm');
            create statistics user_stats (dependencies) on feeling, ticket from users;
            comment on table users is 'who ''buys''';
            comment on column users.mail is 'lower case';
            comment on view calm_users is 'the calm ones';
            """;

    private static String users(String columns) {
        return "create table users (id bigint primary key" + columns + ");\n";
    }

    record Pair(String from, String to, List<String> renames) {}

    private static Pair pair(String from, String to, String... renames) {
        return new Pair(from, to, List.of(renames));
    }

    private static final String MOOD = "create type mood as enum ('calm', 'cross');\n";

    private static final List<Pair> PAIRS =
            List.of(
                    pair(MOOD, "create type mood as enum ('glad', 'calm', 'sad', 'cross');"),
                    pair(
                            MOOD + users(", feeling mood not null default 'calm'"),
                            "create type mood as enum ('calm', 'sad');"
                                    + users(", feeling mood not null default 'sad'")),
                    pair(
                            MOOD
                                    + users(
                                            ", feeling mood default 'calm' check (feeling <> 'cross')")
                                    + "create index on users (id) where feeling = 'calm';"
                                    + "create view v as select feeling from users;",
                            "create type mood as enum ('cross', 'calm');"
                                    + users(
                                            ", feeling mood default 'calm' check (feeling <> 'cross')")
                                    + "create index on users (id) where feeling = 'calm';"
                                    + "create view v as select feeling from users;"),
                    pair(ORDERS, ORDERS.replace("total int", "total numeric(12,2)")),
                    pair(
                            ORDERS + "create view sums as select id, total from orders;",
                            ORDERS.replace("total int", "total bigint")
                                    + "create view sums as select id, total from orders;"),
                    pair(
                            ORDERS,
                            ORDERS.replace("total", "amount"),
                            "orders.total -> orders.amount"),
                    pair(
                            ORDERS + "create index on orders (total);",
                            ORDERS.replace("orders", "purchases").replace("total", "amount")
                                    + "create index on purchases (amount);",
                            "orders -> purchases, orders.total -> purchases.amount"),
                    pair(
                            ORDERS,
                            ORDERS
                                    + "create table lines (id int primary key, order_id bigint references orders);"),
                    pair(
                            ORDERS,
                            "create table orders (id bigint generated always as identity primary key);"),
                    pair(
                            ORDERS,
                            ORDERS + "create index on orders (note, total desc) where total > 5;"),
                    pair(
                            ORDERS + "create index i on orders (note);",
                            ORDERS + "create index i on orders (total);"),
                    pair(ORDERS, ORDERS + "alter table orders add check (total > 0);"),
                    pair(ORDERS, ORDERS.replace("total int", "total int default 7")),
                    pair(ORDERS, ORDERS.replace("note text", "note text not null")),
                    pair(ORDERS, ORDERS.replace("note text", "note text unique")),
                    pair(users(""), "create table users (id bigint not null);"),
                    pair(
                            users(", t int"),
                            "create table users (id bigint, t int, primary key (id, t));"),
                    pair(ORDERS, ORDERS.replace("always as", "by default as")),
                    pair(
                            users(""),
                            "create table users (id bigint generated always as identity primary key);"),
                    pair(users(", n int"), users(", n int generated always as (id * 2) stored")),
                    pair(ORDERS, ORDERS + "comment on column orders.total is 'in cents';"),
                    pair(
                            ORDERS + "create function f() returns int language sql as 'select 1';",
                            ORDERS + "create function f() returns int language sql as 'select 2';"),
                    pair(
                            ORDERS + "create function f() returns int language sql as 'select 1';",
                            ORDERS
                                    + "create function f() returns text language sql as $$ select 'x' $$;"),
                    pair(
                            ORDERS,
                            ORDERS
                                    + """
                                    create function touch() returns trigger language plpgsql as $$ begin return new; end $$;
                                    create trigger touched before update of total on orders for each row execute function touch();
                                    """),
                    pair(
                            ORDERS,
                            ORDERS
                                    + """
                                    alter table orders enable row level security;
                                    create policy cheap on orders for select using (total < 100);
                                    """),
                    pair(
                            ORDERS
                                    + "create view a as select id from orders; create view b as select * from a;",
                            ORDERS
                                    + "create view a as select note, id from orders; create view b as select id from a;"),
                    pair(
                            "create table t (id serial primary key);",
                            "create table t (id bigint primary key);"),
                    pair(
                            "create sequence s;",
                            "create sequence s increment by 10 maxvalue 500 cycle;"),
                    pair(
                            "create domain d as text;",
                            "create domain d as text default 'x' not null check (length(value) < 9);"),
                    pair(
                            "create table t (a int) with (fillfactor = 70);",
                            "create unlogged table t (a int);"),
                    pair(
                            "create table a (id int primary key); create table b (id int primary key, a int references a); alter table a add b int references b;",
                            ""),
                    pair(
                            users("") + "create table l (u bigint references users);",
                            users(", tenant int not null unique")
                                    + "create table l (u bigint references users on delete cascade, t int references users (tenant));"),
                    pair(
                            ORDERS
                                    + "create view v as select total from orders; grant select on v, orders to public;",
                            ORDERS.replace("total int", "total bigint")
                                    + "create view v as select total from orders; grant select on v to public; grant insert, select on orders to public;"),
                    pair(
                            MOOD + users(", feelings mood[] not null default '{}'"),
                            "create type mood as enum ('calm');"
                                    + users(", feelings mood[] not null default '{}'")),
                    pair(
                            ORDERS
                                    + "create function f() returns trigger language plpgsql as $$ begin return new; end $$; create trigger g before insert on orders for each row execute function f();",
                            ORDERS
                                    + "create function f() returns trigger language plpgsql as $$ begin return new; end $$; create trigger g before insert on orders for each row execute function f(); alter table orders disable trigger g;"),
                    pair(
                            ORDERS,
                            ORDERS.replace("create table orders", "create table \"Odd Orders\"")
                                    .replace("total", "\"Total\""),
                            "orders -> \"Odd Orders\"",
                            "orders.total -> \"Total\""),
                    pair(
                            "create type p as (a int); create table w (id int);",
                            "create type p as (a int, b text); create view w as select 1 as id;"),
                    pair(
                            ORDERS
                                    + "create function f(a text) returns text language sql immutable as 'select a';"
                                    + "create index i on orders (f(note));",
                            ORDERS
                                    + "create function g(a text) returns text language sql immutable as 'select a';"
                                    + "create index i on orders (g(note));"),
                    pair(ORDERS, RICH),
                    pair("", RICH));

    static Stream<Pair> pairs() {
        return PAIRS.stream();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void going_up_gives_the_new_schema_and_going_down_the_old_one(Pair pair) {
        GeneratedMigration made =
                generate(pair.from(), pair.to(), pair.renames().toArray(String[]::new));

        assertThat(made.notCovered()).as(made.up() + "\n-- down\n" + made.down()).isEmpty();
        assertThat(made.upReaches() && made.downReturns()).isTrue();
        assertThat(made.files()).isNotEmpty();
    }

    @Test
    void the_same_schema_written_otherwise_needs_no_files() {
        GeneratedMigration made = generate(RICH, RICH.replace(" int ", " integer "));

        assertThat(made.same()).as(made.up()).isTrue();
        assertThat(made.files()).isEmpty();
    }

    @Test
    void a_rename_that_is_told_keeps_the_rows() {
        GeneratedMigration made =
                generate(ORDERS, ORDERS.replace("total", "amount"), "orders.total -> amount");

        assertThat(made.up()).contains("alter table orders rename column total to amount;");
        assertThat(made.down()).contains("alter table orders rename column amount to total;");
        assertThat(made.destructive()).isEmpty();
    }

    @Test
    void a_rename_that_is_not_told_is_never_guessed() {
        GeneratedMigration made = generate(ORDERS, ORDERS.replace("total", "amount"));

        assertThat(made.up()).contains("add column amount").contains("drop column total");
        assertThat(made.destructive()).containsExactly("column 'orders.total' with its values");
    }

    @Test
    void an_index_on_a_table_that_is_there_is_built_outside_a_transaction() {
        GeneratedMigration made =
                generate(
                        ORDERS,
                        ORDERS
                                + "create index on orders (note); alter table orders add check (total > 0);");

        assertThat(made.files())
                .extracting(PlannedFile::name)
                .contains("V002__build_indexes.sql.conf");
        assertThat(made.up())
                .contains("INDEX CONCURRENTLY orders_note_idx")
                .contains("not valid;")
                .contains("validate constraint orders_total_check;");
    }

    @Test
    void an_index_on_a_new_table_is_not_built_concurrently() {
        GeneratedMigration made = generate("", ORDERS + "create index on orders (note);");

        assertThat(made.up())
                .doesNotContainIgnoringCase("concurrently")
                .doesNotContain("not valid");
    }

    @Test
    void a_file_outside_a_transaction_shares_its_number_with_none_that_needs_one() {
        GeneratedMigration made =
                new MigrationGenerator(SharedCluster.lab())
                        .generate(
                                new Request(
                                        SchemaSource.ddl(
                                                "from.sql",
                                                ORDERS + "create index a on orders (note);"),
                                        SchemaSource.ddl(
                                                "to.sql",
                                                ORDERS.replace("note text", "note text not null")),
                                        List.of(),
                                        "Require notes",
                                        "goose",
                                        7));

        assertThat(made.files())
                .filteredOn(file -> file.text().contains("NO TRANSACTION"))
                .allMatch(file -> !file.text().contains("set local"))
                .extracting(PlannedFile::name)
                .containsExactly("008_require_notes_build_indexes.sql");
    }

    @Test
    void what_rows_may_stop_is_told() {
        GeneratedMigration made =
                generate(ORDERS, ORDERS.replace("note text", "note text, vat int not null"));

        assertThat(made.notes())
                .containsExactly(
                        "column 'orders.vat' is required and has no default: it cannot be added while 'orders' holds rows");
    }

    @Test
    void a_narrower_type_is_told_as_a_loss_and_a_wider_one_is_not() {
        GeneratedMigration made = generate(ORDERS, ORDERS.replace("total int", "total bigint"));

        assertThat(made.destructive()).isEmpty();
        assertThat(made.destructiveDown())
                .singleElement()
                .asString()
                .contains("'orders.total'", "'integer'");
    }

    @Test
    void what_no_statement_can_do_is_told() {
        GeneratedMigration made =
                generate(
                        "create table t (id int, at date);",
                        "create table t (id int, at date) partition by range (at);");

        assertThat(made.upReaches()).isFalse();
        assertThat(made.same()).isFalse();
        assertThat(made.notCovered()).isNotEmpty().anyMatch(each -> each.contains("table 't'"));
    }

    @Test
    void statements_that_the_server_refuses_are_told_with_their_line() {
        assertThatThrownBy(() ->
                        generate("", "create table a (id int);\n\ncreate table b (id nonsense);"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("nonsense");
    }

    @Test
    void a_rename_of_what_is_not_there_is_refused() {
        assertThatThrownBy(() -> generate(ORDERS, ORDERS, "orders.sum -> orders.total"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("'orders.sum', which the old schema does not have");
        assertThatThrownBy(() -> generate(ORDERS, ORDERS, "orders.total -> orders.sum"))
                .hasMessageContaining("'orders.sum', which the new schema does not have");
        assertThatThrownBy(() -> generate(ORDERS, ORDERS, "orders.total"))
                .hasMessageContaining("is no rename");
    }

    private static GeneratedMigration generate(String from, String to, String... renames) {
        return new MigrationGenerator(SharedCluster.lab())
                .generate(
                        Request.of(
                                SchemaSource.ddl("from.sql", from),
                                SchemaSource.ddl("to.sql", to),
                                renames));
    }
}
