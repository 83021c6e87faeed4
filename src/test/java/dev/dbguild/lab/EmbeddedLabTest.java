package dev.dbguild.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EmbeddedLabTest {
    @Test
    void a_shadow_is_an_empty_database_that_is_gone_when_closed() throws SQLException {
        String name;
        try (Shadow shadow = SharedCluster.lab().shadow();
                Connection connection = shadow.connect()) {
            name = shadow.name();
            Jdbc.run(connection, "create table t (id int)");
            assertThat(Jdbc.number(connection, "select count(*) from t")).isZero();
        }
        assertThat(databases()).doesNotContain(name);
    }

    @Test
    void a_shadow_is_dropped_though_somebody_is_still_connected() throws SQLException {
        Shadow shadow = SharedCluster.lab().shadow();
        try (Connection connection = shadow.connect()) {
            Jdbc.run(connection, "select 1");
            shadow.close();
            shadow.close();
        }
        assertThat(databases()).doesNotContain(shadow.name());
    }

    @Test
    void shadows_left_by_an_earlier_process_are_dropped_and_other_databases_are_not()
            throws SQLException {
        SharedCluster.get().createDatabase("shadow_00000000deadbeef");
        SharedCluster.get().createDatabase("shadow_of_a_doubt");
        new EmbeddedLab(SharedCluster::get).shadow().close();
        assertThat(databases())
                .doesNotContain("shadow_00000000deadbeef")
                .contains("shadow_of_a_doubt");
    }

    @Test
    void places_are_given_back() {
        List<Shadow> shadows = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < EmbeddedLab.LIMIT; i++) {
                shadows.add(SharedCluster.lab().shadow());
            }
            shadows.forEach(Shadow::close);
            shadows.clear();
        }
        assertThat(shadows).isEmpty();
    }

    private static List<String> databases() throws SQLException {
        try (Connection connection = SharedCluster.get().connect("postgres")) {
            return Jdbc.texts(connection, "select datname from pg_database");
        }
    }
}
