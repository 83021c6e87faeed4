package dev.dbguild.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dbguild.lab.SharedCluster;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which parameters a query leaves open.
class OpenQueryTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "select 1 ~ 0",
                "select $1 ~ 1",
                "select $2 where a = $10 and b = $1 ~ 10",
                "select * from offers where price = $1 and note = '$5 off' ~ 1",
                "select 'it''s $3' || $1 ~ 1",
                "select e'it\\'s $3' || $2 ~ 2",
                "select 'c:\\' || $1 || '$4' ~ 1",
                "select \"cost in $9\" from t where a = $1 ~ 1",
                "select $1 /* or $2 */ -- or $3 ~ 1",
                "select $q$ it costs $7 $q$ || $1 ~ 1",
                "select $$ $7 $$ || $2 ~ 2",
                "select a$1 from t ~ 0",
                "select 'never closed $1 ~ 1",
            })
    void parameters_are_counted_and_what_only_looks_like_them_is_not(String sql, int parameters) {
        assertThat(OpenQuery.of(sql).parameters()).isEqualTo(parameters);
    }

    @Test
    void what_the_planner_has_against_an_open_query_is_told() throws SQLException {
        try (Connection connection = SharedCluster.connect(SharedCluster.freshTarget())) {
            connection.setAutoCommit(false);
            OpenQuery query = OpenQuery.of("select 1 / 0 where $1 = 7");

            assertThatThrownBy(() -> query.explained(connection, "format json"))
                    .hasMessageContaining("division by zero");
        }
    }
}
