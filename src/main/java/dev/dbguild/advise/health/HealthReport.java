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
/// @param leftOut tables that a session has to itself: what the catalogue says of them was not looked at
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
        List<String> leftOut,
        @Nullable Instant since,
        boolean replica) {

    public static final String VERSION = "dbguild/health/1";

    public HealthReport {
        worst = List.copyOf(worst);
        findings = List.copyOf(findings);
        checks = List.copyOf(checks);
        leftOut = List.copyOf(leftOut);
    }

    /// Every check that could not be made.
    public List<Checked> notChecked() {
        return checks.stream().filter(each -> each.status == Status.NOT_CHECKED).toList();
    }

    /// What became of one check.
    ///
    /// @param reason why it could not be made; null otherwise
    /// @param cure what to do so that it can, the right to grant for one; null otherwise
    /// @param threshold when it speaks
    /// @param source where the threshold comes from
    /// @param needs what the role must be allowed to see
    /// @param since when what it counts was last reset; null for what is there now, and when never
    /// @param trust how far its figures may be trusted; null for what is there now
    public record Checked(
            String id,
            Status status,
            int findings,
            @Nullable String reason,
            @Nullable String cure,
            String threshold,
            String source,
            String needs,
            @Nullable Instant since,
            @Nullable String trust) {

        static Checked made(HealthCard card, int findings, Trust trust) {
            return new Checked(
                    card.id(),
                    findings == 0 ? Status.OK : Status.FINDING,
                    findings,
                    null,
                    null,
                    card.threshold(),
                    card.source(),
                    card.needs(),
                    trust.since(),
                    trust.words());
        }

        static Checked not(HealthCard card, String reason, String cure) {
            return new Checked(
                    card.id(),
                    Status.NOT_CHECKED,
                    0,
                    reason,
                    cure,
                    card.threshold(),
                    card.source(),
                    card.needs(),
                    null,
                    null);
        }
    }

    /// How a check ended.
    public enum Status {
        OK("ok"),
        FINDING("finding"),
        NOT_CHECKED("notChecked");

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
