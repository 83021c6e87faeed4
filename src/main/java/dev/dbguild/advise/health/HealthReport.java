package dev.dbguild.advise.health;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.dbguild.finding.Finding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How healthy a database is.
///
/// @param schema `dbguild/health/1`
/// @param score 0 to 100, see [HealthScore]
/// @param findings gravest first
/// @param worst the first three of them, of different checks
/// @param checks every check there is, by id
/// @param since when the server's counters began; null when unknown
/// @param replica whether the target is a standby
@JsonPropertyOrder("schema")
public record HealthReport(
        String schema,
        String target,
        int score,
        List<Finding> worst,
        List<Finding> findings,
        List<Checked> checks,
        @Nullable Instant since,
        boolean replica) {

    public static final String VERSION = "dbguild/health/1";

    public HealthReport {
        worst = List.copyOf(worst);
        findings = List.copyOf(findings);
        checks = List.copyOf(checks);
    }

    /// What became of one check.
    ///
    /// @param reason why it could not be made; null otherwise
    public record Checked(String id, Status status, int findings, @Nullable String reason) {}

    /// How a check ended.
    public enum Status {
        OK("ok"),
        FINDING("finding"),
        COULD_NOT_CHECK("couldNotCheck");

        private final String id;

        Status(String id) {
            this.id = id;
        }

        @JsonValue
        public String id() {
            return id;
        }
    }
}
