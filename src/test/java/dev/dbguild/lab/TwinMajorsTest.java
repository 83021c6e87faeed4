package dev.dbguild.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.engine.Target;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A schema with something of everything on each major version.
final class TwinMajorsTest {
    private static final int ROWS = 3000;

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16, 17, 18})
    void a_twin_of_the_same_major_plans_alike(int major) throws Exception {
        try (DatabaseShadow shadow = (DatabaseShadow) SharedCluster.lab().shadow(major);
                Connection source = shadow.connect()) {
            make(source);
            Target target = VariedSchema.on(shadow);
            try (Twin twin = SharedCluster.lab().twinOf(target);
                    Connection guess = twin.connect()) {
                assertThat(guess.getMetaData().getDatabaseMajorVersion()).isEqualTo(major);
                assertThat(twin.differences())
                        .noneMatch(
                                line -> line.contains("could not") || line.contains("not copied"))
                        .contains("s.never was never analyzed");
                hold(Fidelity.of(source, guess, VariedSchema.queries("s")), major);
                Fidelity.addIndexes(
                        source,
                        twin,
                        List.of(
                                "create index added_1 on s.items (product, quantity)",
                                "create index added_2 on s.orders (total)",
                                "create index added_3 on s.late (b)"));
                hold(Fidelity.of(source, guess, VariedSchema.queries("s")), major);
            }
        }
    }

    @Test
    void a_target_of_thirteen_plans_alike_on_fourteen_and_that_is_told() throws Exception {
        try (EmbeddedPostgres server = VariedSchema.thirteen();
                Connection source =
                        DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"))) {
            make(source);
            Target target =
                    new Target(
                            "thirteen",
                            "postgresql",
                            server.getJdbcUrl("postgres", "postgres").replaceFirst("\\?.*", ""),
                            "postgres",
                            "postgres",
                            "");
            try (Twin twin = SharedCluster.lab().twinOf(target);
                    Connection guess = twin.connect()) {

                assertThat(twin.differences())
                        .noneMatch(line -> line.contains("could not"))
                        .contains(
                                "the target is PostgreSQL 13, the twin 14: a newer planner may choose otherwise");
                assertThat(beyond(Fidelity.of(source, guess, VariedSchema.queries("s")), 13))
                        .hasSizeLessThan(4);
            }
        }
    }

    private static void make(Connection source) throws Exception {
        VariedSchema.make(source, "s", ROWS);
        VariedSchema.leaveAnInvalidIndex(source, "s");
        VariedSchema.settle(source, List.of("s"));
    }

    private static void hold(Fidelity fidelity, int major) {
        assertThat(beyond(fidelity, major)).isEmpty();
    }

    /// Without what is told to be an estimate.
    private static List<Fidelity.Pair> beyond(Fidelity fidelity, int major) {
        System.out.println("PostgreSQL " + major + ": worst " + fidelity.worst() + " %");
        return fidelity.beyond(1).stream()
                .filter(pair -> !pair.source().contains("customers_tags_idx"))
                .filter(pair -> major >= 17 || !pair.source().contains("bookings"))
                .toList();
    }
}
