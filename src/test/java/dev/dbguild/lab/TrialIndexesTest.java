package dev.dbguild.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dbguild.Problem;
import dev.dbguild.engine.Target;
import dev.dbguild.lab.TrialIndex.Made;
import dev.dbguild.lab.TrialIndex.Refused;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Many indexes tried at once on a twin, held against indexes really built.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TrialIndexesTest {
    private Target source;
    private Twin twin;

    @BeforeAll
    void make() {
        source =
                SharedCluster.freshTarget(
                        """
                        create schema "My Shop";
                        create table "My Shop"."Items" (id int primary key, kind int, day date, price numeric(12,2),
                            code text, note text, maybe text, big bigint, flag boolean, data jsonb, uid uuid,
                            at timestamptz, small smallint, fixed char(10), parent int);
                        create table parted (id bigint, day date, name text) partition by range (day);
                        create table parted_1 partition of parted for values from ('2025-01-01') to ('2025-02-01');
                        create table parted_2 partition of parted for values from ('2025-02-01') to ('2025-03-01');
                        """,
                        """
                        insert into "My Shop"."Items"
                        select i, i % 7, date '2020-01-01' + (i * 7919) % 2000, ((i * 7907) % 1000000) / 100.0,
                               'c' || (i * 7919) % 500, repeat(md5(i::text), 1 + i % 3),
                               case when i % 11 < 8 then null else 'm' || i % 997 end, i * 1000000007::bigint,
                               i % 50 = 0, jsonb_build_object('kind', 'k' || i % 30, 'n', i), md5(i::text)::uuid,
                               timestamptz '2025-01-01' + i * interval '13 seconds', i % 300, 'f' || i % 90, i / 4
                        from generate_series(1, 100000) i;
                        insert into parted select i, date '2025-01-01' + i % 59, 'name ' || i from generate_series(1, 30000) i;
                        """,
                        "vacuum analyze");
        twin = SharedCluster.lab().twinOf(source);
    }

    @AfterAll
    void close() {
        twin.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(id)",
                "(kind)",
                "(day)",
                "(price)",
                "(code)",
                "(note)",
                "(maybe)",
                "(big)",
                "(flag)",
                "(uid)",
                "(at)",
                "(small)",
                "(fixed)",
                "(parent)",
                "(kind, day)",
                "(day, kind, id)",
                "(code, price)",
                "(maybe, code)",
                "(day) include (price, code)",
                "(kind) include (note)",
                "(kind) with (fillfactor = 70)",
                "(id) where flag",
                "(day) where maybe is not null",
                "(lower(code))",
                "(date_trunc('day', at at time zone 'UTC'))",
                "((data ->> 'kind'))",
                "(upper(note), kind)",
            })
    void the_size_is_that_of_an_index_really_built(String keys) throws SQLException {
        String statement = "create index on \"My Shop\".\"Items\" " + keys;
        try (Connection real = connect()) {
            Jdbc.run(real, "begin", statement.replace("index on", "index built on"));
            double built =
                    Jdbc.number(real, "select pg_relation_size('\"My Shop\".built'::regclass)");
            Jdbc.run(real, "rollback");

            Made made = (Made) twin.tryIndexes(List.of(statement)).getFirst();

            assertThat((double) made.bytes()).isCloseTo(built, Percentage.withPercentage(15));
        }
    }

    @Test
    void the_planner_sees_what_is_shown_and_nothing_else() throws SQLException {
        List<TrialIndex> tried =
                twin.tryIndexes(
                        List.of(
                                "create index concurrently shown_code on \"My Shop\".\"Items\" (code);",
                                "create index shown_both on \"My Shop\".\"Items\" (code, day)"));
        String sql =
                "select * from \"My Shop\".\"Items\" where code = 'c7' and day = date '2021-01-01'";

        assertThat(plan(sql)).doesNotContain("Index");
        twin.show(Set.of(name(tried, 0)), Set.of());
        assertThat(plan(sql)).contains("shown_code");
        twin.show(Set.of(name(tried, 0), name(tried, 1)), Set.of());
        assertThat(plan(sql)).contains("shown_both");
        twin.show(Set.of(), Set.of());
        assertThat(plan(sql)).doesNotContain("Index");
    }

    @Test
    void an_index_of_the_target_is_hidden_as_if_it_was_dropped() throws SQLException {
        String sql = "select * from \"My Shop\".\"Items\" where id = 7";

        twin.show(Set.of(), Set.of("\"My Shop\".\"Items_pkey\""));
        assertThat(plan(sql)).contains("Seq Scan");
        twin.show(Set.of(), Set.of());
        assertThat(plan(sql)).contains("Items_pkey");
    }

    @Test
    void an_index_of_a_partitioned_table_is_shown_with_all_its_parts() throws SQLException {
        Made made =
                (Made)
                        twin.tryIndexes(List.of("create index parted_name on parted (name)"))
                                .getFirst();
        String sql = "select * from parted where name = 'name 7'";

        assertThat(plan(sql)).doesNotContain("Index");
        twin.show(Set.of(made.name()), Set.of());
        assertThat(plan(sql)).contains("parted_1_name_idx").contains("parted_2_name_idx");
        assertThat(made.bytes()).isBetween(600_000L, 1_000_000L);
        twin.show(Set.of(), Set.of());
    }

    @Test
    void one_that_cannot_be_made_does_not_keep_the_others_from_being_made() {
        List<TrialIndex> tried =
                twin.tryIndexes(
                        List.of(
                                "create index on nowhere (x)",
                                "create index on parted (id)",
                                "drop table parted",
                                "create index on parted (now())",
                                "create index on parted (day); drop table parted"));

        assertThat(tried)
                .satisfiesExactly(
                        one ->
                                assertThat(((Refused) one).reason())
                                        .isEqualTo("relation \"nowhere\" does not exist"),
                        two -> assertThat(two).isInstanceOf(Made.class),
                        three ->
                                assertThat(((Refused) three).reason())
                                        .isEqualTo("it is not one CREATE INDEX statement"),
                        four -> assertThat(((Refused) four).reason()).contains("IMMUTABLE"),
                        five -> assertThat(five).isInstanceOf(Refused.class));
    }

    @Test
    void a_hundred_are_made_in_a_second_and_the_tables_keep_their_size() throws SQLException {
        String sql = "select * from \"My Shop\".\"Items\" where note = 'x'";
        String before = plan(sql);
        List<String> statements =
                java.util.stream.IntStream.range(0, 100)
                        .mapToObj(i ->
                                "create index on \"My Shop\".\"Items\" (kind, (id + " + i + "))")
                        .toList();
        long start = System.nanoTime();

        List<TrialIndex> tried = twin.tryIndexes(statements);

        assertThat(System.nanoTime() - start).isLessThan(3_000_000_000L);
        assertThat(tried).hasSize(100).allMatch(Made.class::isInstance);
        assertThat(plan(sql)).isEqualTo(before);
    }

    @Test
    void an_unknown_name_is_told() {
        assertThatThrownBy(() -> twin.show(Set.of("nothing"), Set.of()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("nothing");
        assertThatThrownBy(() -> twin.show(Set.of(), Set.of("nothing")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("nothing");
    }

    private static String name(List<TrialIndex> tried, int i) {
        return ((Made) tried.get(i)).name();
    }

    private Connection connect() throws SQLException {
        return SharedCluster.get()
                .connect(source.url().substring(source.url().lastIndexOf('/') + 1));
    }

    private String plan(String sql) throws SQLException {
        try (Connection connection = twin.connect()) {
            return String.join("\n", Jdbc.texts(connection, "explain " + sql));
        }
    }
}
