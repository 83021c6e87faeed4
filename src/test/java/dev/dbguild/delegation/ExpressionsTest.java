package dev.dbguild.delegation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dbguild.Json;
import dev.dbguild.Problem;
import dev.dbguild.tool.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExpressionsTest {
    private static final Map<String, Object> FACTS =
            new Facts(
                            "Why is the API slow?",
                            "en",
                            "demo",
                            List.of("table_sizes"),
                            List.of(
                                    new Evidence(
                                            "E1",
                                            "table_sizes",
                                            "demo",
                                            "two tables",
                                            Json.parse(
                                                    "{\"tables\":[{\"name\":\"orders\",\"bytes\":3145728},{\"name\":\"big\",\"bytes\":5000000000,\"note\":null}],\"ratio\":0.5}"),
                                            List.of(),
                                            null,
                                            Instant.EPOCH)))
                    .variables();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "question.matches('(?i)\\\\bapi\\\\b')",
                "target == 'demo' && 'table_sizes' in tools",
                "evidence.table_sizes.exists(p, p.tables.exists(t, t.bytes > 4000000000))",
                "evidence.table_sizes[0].ratio < 1",
                "!evidence.locks.exists(p, true) && size(evidence.locks) == 0",
                "evidence.locks[0].holder == 'x' || language == 'en'"
            })
    void what_is_true_of_the_facts_holds(String source) {
        assertThat(Expressions.compile(source).holds(FACTS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evidence.locks.exists(p, true)",
                "evidence.table_sizes[7].ratio < 1",
                "evidence.table_sizes[0].tables[1].note == 'x'",
                "evidence.table_sizes[0].ratio.startsWith('x')",
                "size(question) / 0 == 1",
                "'text'"
            })
    void what_cannot_be_told_is_false(String source) {
        assertThat(Expressions.compile(source).holds(FACTS)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "evidence.table_sizes[0].tables.map(t, t.name) | orders, big",
                "evidence.table_sizes[0].tables.map(t, t.bytes).total() | 5003145728",
                "evidence.table_sizes[0].tables[0].bytes.asBytes() | 3.0 MB",
                "evidence.table_sizes[0].tables.top(1).map(t, t.name) | orders",
                "evidence.table_sizes[0].ratio | 0.5",
                "question.shortened(10) | Why is th…",
                "size(tools) | 1"
            })
    void values_are_written_as_people_read_them(String source, String text) {
        assertThat(Expressions.compile(source).text(FACTS)).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evidence.locks[0].holder", "''", "[]"})
    void a_value_that_is_not_there_is_none(String source) {
        assertThat(Expressions.compile(source).text(FACTS)).isEmpty();
    }

    @Test
    void work_is_bounded() {
        String loops = "[1,2,3,4,5,6,7,8,9,10]";
        String source = "true";
        for (int i = 0; i < 7; i++) {
            source = loops + ".all(x" + i + ", " + source + ")";
        }

        boolean holds = Expressions.compile(source).holds(FACTS);

        assertThat(holds).as("ten million turns are not taken").isFalse();
    }

    @Test
    void a_mistake_is_told_with_its_place() {
        assertThatThrownBy(() -> Expressions.compile("evidnce.locks.exists(p, true)"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("evidnce");
    }

    @Test
    void data_is_never_read_as_a_placeholder() {
        String filled =
                Placeholders.fill("{a} and {b} and {c}", Map.of("a", "{b}", "b", "$1 \\ {a}"));

        assertThat(filled).isEqualTo("{b} and $1 \\ {a} and {c}");
    }
}
