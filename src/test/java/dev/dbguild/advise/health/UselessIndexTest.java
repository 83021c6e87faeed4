package dev.dbguild.advise.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dbguild.engine.Target;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Proof;
import dev.dbguild.finding.Severity;
import dev.dbguild.lab.SharedCluster;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Indexes that serve nobody, made on a real server.
class UselessIndexTest {
    private static final List<Finding> FINDINGS = HealthExam.of(target()).findings();

    private static Target target() {
        Target target =
                SharedCluster.freshTarget(
                        """
                        create table parents (id bigint primary key);
                        insert into parents select generate_series(1, 100);
                        create table items (id bigint primary key, parent_id bigint references parents, kind text, code text);
                        insert into items select i, 1 + i % 100, 'k' || i % 3, 'c' || i from generate_series(1, 100000) i;
                        create index items_parent on items (parent_id);
                        create index items_code on items (code);
                        create unique index items_code_id on items (code, id);
                        create index items_few on items (id) where id < 50;
                        create index items_kind on items (kind);
                        create table unread (id bigint primary key, code text);
                        insert into unread select i, 'c' || i from generate_series(1, 100000) i;
                        create index unread_code on unread (code);
                        """);
        String database = target.url().substring(target.url().lastIndexOf('/') + 1);
        try (Connection connection = SharedCluster.get().connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
            for (int i = 0; i < 30; i++) {
                statement.execute("select * from items where id = " + i);
            }
            breakIndex(statement);
            statement.execute("select pg_stat_force_next_flush()");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return target;
    }

    private static void breakIndex(Statement statement) throws SQLException {
        try {
            statement.execute("create unique index concurrently items_broken on items (kind)");
            throw new AssertionError("the rows are not unique");
        } catch (SQLException expected) {
            assertThat(expected.getSQLState()).isEqualTo("23505");
        }
    }

    @Test
    void an_index_whose_build_failed_is_invalid() {
        assertThat(of("invalid-index"))
                .extracting(Finding::subject, Finding::severity)
                .containsExactly(tuple("items_broken", Severity.ERROR));
    }

    @Test
    void an_index_is_unused_unless_something_needs_it_or_nobody_read_its_table() {
        assertThat(of("unused-index"))
                .extracting(Finding::subject)
                .contains("items_code")
                .doesNotContain(
                        "items_parent",
                        "items_code_id",
                        "items_few",
                        "items_broken",
                        "unread_code");
    }

    @Test
    void a_server_that_runs_for_minutes_has_too_young_counters_for_more_than_an_assumption() {
        assertThat(of("unused-index")).extracting(Finding::proof).containsOnly(Proof.ASSUMED);
    }

    private static List<Finding> of(String rule) {
        return FINDINGS.stream().filter(finding -> finding.rule().equals(rule)).toList();
    }
}
