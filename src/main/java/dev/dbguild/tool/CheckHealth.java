package dev.dbguild.tool;

import dev.dbguild.advise.health.HealthExam;
import dev.dbguild.advise.health.HealthReport;
import dev.dbguild.advise.health.HealthReport.Checked;
import dev.dbguild.engine.DescribesServer;
import dev.dbguild.engine.Engines;
import dev.dbguild.engine.Target;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes every health check on a target; one that cannot be made hides no other.
final class CheckHealth implements Tool<CheckHealth.Args> {
    record Args(String target) {}

    /// The report without its findings, which the evidence carries beside the payload.
    ///
    /// @param score 0 to 100
    /// @param worst the gravest finding of each of the three worst checks
    record Health(
            int score,
            int errors,
            int warnings,
            int notes,
            List<Finding> worst,
            List<Checked> checks,
            @Nullable Instant since,
            boolean replica) {}

    @Override
    public String name() {
        return "check_health";
    }

    @Override
    public Risk risk() {
        return Risk.READ;
    }

    @Override
    public Class<Args> arguments() {
        return Args.class;
    }

    @Override
    public ToolResult run(Args args, ToolContext context) {
        Target target = context.targets().named(args.target());
        Engines.on(target, DescribesServer.class).describe(target);
        HealthReport report = HealthExam.of(target);
        Health payload =
                new Health(
                        report.score(),
                        count(report, Severity.ERROR),
                        count(report, Severity.WARNING),
                        count(report, Severity.INFO),
                        report.worst(),
                        report.checks(),
                        report.since(),
                        report.replica());
        return new ToolResult(summary(report, payload), payload, report.findings(), null);
    }

    private static int count(HealthReport report, Severity severity) {
        return (int) report.findings().stream().filter(each -> each.severity() == severity).count();
    }

    private static String summary(HealthReport report, Health health) {
        long failed =
                report.checks().stream()
                        .filter(each -> each.status() == HealthReport.Status.COULD_NOT_CHECK)
                        .count();
        return "health "
                + health.score()
                + " of 100 after "
                + Asked.count(report.checks().size(), "check")
                + ": "
                + Asked.count(health.errors(), "error")
                + ", "
                + Asked.count(health.warnings(), "warning")
                + ", "
                + Asked.count(health.notes(), "note")
                + (failed == 0 ? "" : "; " + Asked.count(failed, "check") + " could not be made");
    }
}
