package dev.dbguild.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.review.ReviewRequest.Input;
import dev.dbguild.sql.Dialect;
import org.junit.jupiter.api.Test;

final class ReadingsTest {
    private final Readings readings = new Readings();

    @Test
    void a_script_that_was_read_is_not_read_again() {
        Input file = new Input("a.sql", "select 1;");

        assertThat(readings.of(new Input("a.sql", "select 1;"), Dialect.POSTGRESQL))
                .isSameAs(readings.of(file, Dialect.POSTGRESQL));
    }

    @Test
    void another_text_name_or_dialect_is() {
        var first = readings.of(new Input("a.sql", "select 1;"), Dialect.POSTGRESQL);

        assertThat(readings.of(new Input("a.sql", "select 2;"), Dialect.POSTGRESQL))
                .isNotEqualTo(first);
        assertThat(readings.of(new Input("b.sql", "select 1;"), Dialect.POSTGRESQL))
                .isNotEqualTo(first);
        assertThat(readings.of(new Input("a.sql", "select 1;"), Dialect.MYSQL)).isNotEqualTo(first);
    }

    @Test
    void what_was_not_asked_for_lately_is_let_go() {
        Input file = new Input("a.sql", "select 1;");
        var first = readings.of(file, Dialect.POSTGRESQL);
        for (int i = 0; i < 10; i++) {
            readings.of(new Input(i + ".sql", "-- " + i + "x".repeat(900_000)), Dialect.POSTGRESQL);
        }

        assertThat(readings.of(file, Dialect.POSTGRESQL)).isNotSameAs(first);
    }
}
