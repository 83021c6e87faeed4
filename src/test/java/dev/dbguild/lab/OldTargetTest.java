package dev.dbguild.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.advise.health.HealthExam;
import dev.dbguild.advise.health.HealthReport;
import dev.dbguild.engine.Engines;
import dev.dbguild.engine.ReadsSchema;
import dev.dbguild.engine.Target;
import dev.dbguild.schema.Schema;
import dev.dbguild.tool.gate.SqlGate;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A target of a major version that the lab itself cannot run.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OldTargetTest {
    private EmbeddedPostgres server;
    private Target target;

    @BeforeAll
    void start() throws IOException, SQLException {
        server = VariedSchema.thirteen();
        String url = server.getJdbcUrl("postgres", "postgres");
        try (Connection connection = DriverManager.getConnection(url)) {
            VariedSchema.make(connection, "s", 1_000);
        }
        target =
                new Target(
                        "old",
                        "postgresql",
                        url.replaceFirst("\\?.*", ""),
                        "postgres",
                        "postgres",
                        "");
    }

    @AfterAll
    void stop() throws IOException {
        server.close();
    }

    @Test
    void its_schema_is_read() {
        Schema schema = Engines.on(target, ReadsSchema.class).read(target);

        assertThat(schema.table("s.items")).isPresent();
    }

    @Test
    void every_check_is_made_of_it() {
        HealthReport report = HealthExam.of(target);

        assertThat(report.checks())
                .filteredOn(checked -> checked.reason() != null)
                .extracting(HealthReport.Checked::id)
                .containsExactly("slow-statement"); // pg_stat_statements is not installed there
    }

    @Test
    void the_gate_knows_its_functions() {
        assertThat(SqlGate.admit("select count(*), now() from s.items", target).sql())
                .contains("s.items");
    }
}
