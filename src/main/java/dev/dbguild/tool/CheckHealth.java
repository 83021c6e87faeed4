package dev.dbguild.tool;

import dev.dbguild.advise.health.HealthExam;
import dev.dbguild.advise.health.HealthLimits;
import dev.dbguild.advise.health.HealthReport;
import dev.dbguild.advise.health.HealthReport.Checked;
import dev.dbguild.engine.DescribesServer;
import dev.dbguild.engine.Engines;
import dev.dbguild.engine.Target;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes every health check on a target; one that cannot be made hides no other.
final class CheckHealth implements Tool<CheckHealth.Args> {
    private static final int LONGEST_SECONDS = 86_400;

    /// @param idleSeconds how long a session may be idle inside a transaction
    /// @param transactionSeconds how long a transaction may stay open, or prepared
    /// @param querySeconds how long a query may run
    record Args(
            String target,
            @Nullable Integer idleSeconds,
            @Nullable Integer transactionSeconds,
            @Nullable Integer querySeconds) {}

    /// The report without its findings, which the evidence carries beside the payload.
    ///
    /// @param score 0 to 100
    /// @param worst the gravest finding of each of the three worst checks
    /// @param notChecked the checks that could not be made, with what would let them
    /// @param leftOut tables that a session has to itself, so that nothing was read of them
    record Health(
            int score,
            int errors,
            int warnings,
            int notes,
            List<Finding> worst,
            List<Checked> checks,
            List<NotChecked> notChecked,
            List<String> leftOut,
            @Nullable Instant since,
            boolean replica) {}

    record NotChecked(String what, @Nullable String reason, @Nullable String cure) {}

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
        HealthLimits limits = limits(args);
        Engines.on(target, DescribesServer.class).describe(target);
        HealthReport report = HealthExam.of(target, limits);
        Health payload = payload(report);
        return new ToolResult(summary(report, payload), payload, report.findings(), null);
    }

    private static HealthLimits limits(Args args) {
        HealthLimits usual = HealthLimits.USUAL;
        return new HealthLimits(
                seconds("idleSeconds", args.idleSeconds(), usual.idle()),
                seconds("transactionSeconds", args.transactionSeconds(), usual.transaction()),
                seconds("querySeconds", args.querySeconds(), usual.query()),
                seconds("transactionSeconds", args.transactionSeconds(), usual.prepared()),
                usual.horizon());
    }

    private static Duration seconds(String name, @Nullable Integer asked, Duration usual) {
        int seconds = Asked.within(name, asked, (int) usual.toSeconds(), LONGEST_SECONDS);
        return Duration.ofSeconds(seconds);
    }

    private static Health payload(HealthReport report) {
        return new Health(
                report.score(),
                count(report, Severity.ERROR),
                count(report, Severity.WARNING),
                count(report, Severity.INFO),
                report.worst(),
                report.checks(),
                report.notChecked().stream()
                        .map(each -> new NotChecked(each.id(), each.reason(), each.cure()))
                        .toList(),
                report.leftOut(),
                report.since(),
                report.replica());
    }

    private static int count(HealthReport report, Severity severity) {
        return (int) report.findings().stream().filter(each -> each.severity() == severity).count();
    }

    private static String summary(HealthReport report, Health health) {
        int failed = health.notChecked().size();
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
                + (failed == 0 ? "" : "; " + Asked.count(failed, "check") + " could not be made")
                + (health.worst().isEmpty() ? "" : "; worst: " + worst(health));
    }

    private static String worst(Health health) {
        return health.worst().stream()
                .map(each -> each.rule() + " of '" + each.subject() + "'")
                .collect(Collectors.joining(", "));
    }
}
