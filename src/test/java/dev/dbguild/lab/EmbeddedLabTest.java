package dev.dbguild.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dbguild.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EmbeddedLabTest {
    @Test
    void a_shadow_is_an_empty_database_that_is_gone_when_closed() throws Exception {
        String name;
        try (Shadow shadow = SharedCluster.lab().shadow();
                Connection connection = shadow.connect()) {
            name = shadow.name();
            Jdbc.run(connection, "create table t (id int)");
            assertThat(Jdbc.number(connection, "select count(*) from t")).isZero();
        }
        assertIsDropped(name);
    }

    @Test
    void a_shadow_is_dropped_though_somebody_is_still_connected() throws Exception {
        Shadow shadow = SharedCluster.lab().shadow();
        try (Connection connection = shadow.connect()) {
            Jdbc.run(connection, "select 1");
            shadow.close();
            shadow.close();
            assertIsDropped(shadow.name());
        }
    }

    @Test
    void shadows_left_by_an_earlier_server_are_dropped_and_other_databases_are_not()
            throws Exception {
        SharedCluster.get().createDatabase("shadow_00000000_deadbeef");
        SharedCluster.get().createDatabase("shadow_of_a_doubt");
        SharedCluster.anotherLab().shadow().close();
        assertIsDropped("shadow_00000000_deadbeef");
        assertThat(databases()).contains("shadow_of_a_doubt");
    }

    @Test
    void the_shadow_of_one_lab_is_not_swept_by_another() throws Exception {
        try (Shadow shadow = SharedCluster.lab().shadow()) {
            try (Shadow other = SharedCluster.anotherLab().shadow()) {
                assertThat(databases()).contains(shadow.name(), other.name());
            }
        }
    }

    @Test
    void a_shadow_may_not_enter_other_databases() {
        assertThatThrownBy(() -> SharedCluster.get().connect(Cluster.STATE, Shadows.ROLE))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("permission denied");
    }

    private static void assertIsDropped(String name) throws Exception {
        for (int i = 0; i < 200 && databases().contains(name); i++) {
            Thread.sleep(50);
        }
        assertThat(databases()).doesNotContain(name);
    }

    private static List<String> databases() throws SQLException {
        try (Connection connection = SharedCluster.get().connect("postgres")) {
            return Jdbc.texts(connection, "select datname from pg_database");
        }
    }
}
