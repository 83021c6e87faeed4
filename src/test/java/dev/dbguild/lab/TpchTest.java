package dev.dbguild.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TpchTest {
    @Test
    void all_tables_are_there_and_all_queries_can_be_planned() throws SQLException {
        String database = Tpch.target().url().replaceAll(".*/", "").replaceAll("\\?.*", "");
        try (Connection connection = SharedCluster.get().connect(database)) {
            List<String> plans =
                    Tpch.queries().stream()
                            .map(query -> Jdbc.texts(connection, "explain " + query).getFirst())
                            .toList();

            assertThat(plans).hasSize(22);
            assertThat(Jdbc.number(connection, "select count(*) from lineitem")).isEqualTo(600_572);
        }
    }
}
