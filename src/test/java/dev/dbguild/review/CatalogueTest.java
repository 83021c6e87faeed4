package dev.dbguild.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.ScriptReader;
import org.junit.jupiter.api.Test;

final class CatalogueTest {
    private static Catalogue after(String history, String change) {
        Catalogue catalogue = new Catalogue(null);
        apply(catalogue, history);
        catalogue.beginChange();
        apply(catalogue, change);
        return catalogue;
    }

    private static void apply(Catalogue catalogue, String sql) {
        ScriptReader.read("a.sql", sql, Dialect.POSTGRESQL).statements().forEach(catalogue::apply);
    }

    private static KnownTable table(Catalogue catalogue, String name) {
        return catalogue.table(Name.of(name));
    }

    @Test
    void what_history_made_is_known_and_not_created() {
        Catalogue catalogue = after("create table t (a int);", "");

        assertThat(catalogue.created(Name.of("t"))).isFalse();
        assertThat(catalogue.knows(Name.of("public.T"))).isTrue();
        assertThat(catalogue.type(Name.of("t"), Name.of("a"))).isPresent();
    }

    @Test
    void a_function_is_steady_by_what_stands_around_its_body() {
        Catalogue catalogue =
                after(
                        "create function kept() returns void immutable language sql as '';"
                                + " create function made() returns text language sql as 'select ''immutable''';"
                                + " create function told() returns text language sql as 'select 1' stable;",
                        "");

        assertThat(catalogue.steady("kept")).contains(true);
        assertThat(catalogue.steady("made")).contains(false);
        assertThat(catalogue.steady("told")).contains(true);
    }

    @Test
    void a_table_stays_the_changes_own_under_its_new_name() {
        Catalogue catalogue =
                after(
                        "",
                        "create table t (a int); alter table t rename to u; alter table u set schema s; alter table s.u rename to \"V\";");

        assertThat(catalogue.created(Name.of("s.\"V\""))).isTrue();
        assertThat(catalogue.created(Name.of("t"))).isFalse();
    }

    @Test
    void tables_from_queries_are_created_too() {
        Catalogue catalogue =
                after(
                        "create table orders (id int);",
                        "create table a as select 1; select * into temp table b from orders; create temp table c (like orders); create materialized view d as select 1; create table if not exists orders (id int);");

        assertThat(java.util.stream.Stream.of("a", "b", "c", "d"))
                .allMatch(name -> catalogue.created(Name.of(name)));
        assertThat(catalogue.created(Name.of("orders"))).isFalse();
    }

    @Test
    void a_check_proves_not_null_only_when_it_is_valid_and_says_so() {
        Catalogue catalogue =
                after(
                        "create table t (a int, b int, c int, d int, e int);"
                                + "alter table t add constraint k check (a is not null and a > 0) not valid, add constraint l check (b > 0), add constraint m check (c is not null or d > 0), add constraint n check (not (e is null));",
                        "alter table t validate constraint k;");

        assertThat(java.util.stream.Stream.of("a", "e"))
                .allMatch(name -> table(catalogue, "t").proven(name));
        assertThat(java.util.stream.Stream.of("b", "c", "d"))
                .noneMatch(name -> table(catalogue, "t").proven(name));
    }

    @Test
    void foreign_keys_lead_to_the_table_whatever_it_is_called_now() {
        Catalogue catalogue =
                after(
                        "create table p (id int primary key); create table t (p_id int references p);",
                        "alter table p rename to parents;");

        assertThat(table(catalogue, "t").foreignKeys())
                .singleElement()
                .satisfies(key -> {
                    assertThat(key.name()).isEqualTo("t_p_id_fkey");
                    assertThat(key.references()).isSameAs(table(catalogue, "parents"));
                });
    }

    @Test
    void a_key_over_an_index_is_on_its_columns() {
        Catalogue catalogue =
                after(
                        "create table t (id int not null); create unique index concurrently t_id on t (id);",
                        "alter table t add constraint t_pkey primary key using index t_id;");

        assertThat(table(catalogue, "t").primaryKey().orElseThrow().proves()).containsExactly("id");
    }

    @Test
    void partitions_and_their_default_are_known() {
        Catalogue catalogue =
                after(
                        "create table e (at date) partition by range (at); create table e_1 partition of e for values from ('2020-01-01') to ('2021-01-01'); create table e_d partition of e default;",
                        "alter table e detach partition e_1;");

        assertThat(table(catalogue, "e").partitioned()).isTrue();
        assertThat(table(catalogue, "e").partitions()).containsExactly(table(catalogue, "e_d"));
        assertThat(table(catalogue, "e").defaultPartition()).contains(table(catalogue, "e_d"));
    }

    @Test
    void a_domains_users_are_the_tables_that_were_there() {
        Catalogue catalogue =
                after(
                        "create domain email as text; create table t (mail email); create table u (mail text);",
                        "create table v (mail email);");

        assertThat(catalogue.users(Name.of("email"))).containsExactly(table(catalogue, "t"));
    }
}
