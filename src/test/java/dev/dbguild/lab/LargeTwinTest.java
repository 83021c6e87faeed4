package dev.dbguild.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Many schemas with something of everything.
final class LargeTwinTest {
    private static final int SCHEMAS = 22;
    private static final int ROWS = 150;

    @Test
    void a_twin_of_five_hundred_tables_takes_seconds_and_plans_alike() throws Exception {
        List<String> schemas = IntStream.range(0, SCHEMAS).mapToObj(i -> "s" + i).toList();
        Target target = SharedCluster.freshTarget();
        try (Connection source = SharedCluster.connect(target)) {
            for (String schema : schemas) {
                VariedSchema.make(source, schema, ROWS);
            }
            VariedSchema.settle(source, schemas);
            assertThat(tables(source)).isGreaterThanOrEqualTo(500);
            long start = System.nanoTime();
            Blueprint blueprint = SharedCluster.lab().blueprintOf(target);
            long read = System.nanoTime();
            try (Twin twin = SharedCluster.lab().twinOf(blueprint);
                    Connection guess = twin.connect()) {
                long built = System.nanoTime();
                System.out.printf(
                        "twin of %d tables: read in %d ms, built in %d ms%n",
                        tables(source), (read - start) / 1_000_000, (built - read) / 1_000_000);
                assertThat(Duration.ofNanos(built - start)).isLessThan(Duration.ofSeconds(10));
                assertThat(twin.differences())
                        .noneMatch(
                                line -> line.contains("could not") || line.contains("not copied"));
                assertThat(tables(guess)).isEqualTo(tables(source));
                Fidelity fidelity = Fidelity.of(source, guess, VariedSchema.queries("s7"));
                assertThat(fidelity.beyond(1))
                        .filteredOn(pair -> !pair.source().contains("customers_tags_idx"))
                        .isEmpty();
            }
        }
    }

    private static long tables(Connection connection) {
        return Jdbc.number(
                connection,
                "select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where relkind in ('r', 'p', 'm') and nspname ~ '^s[0-9]+$'");
    }
}
