package dev.dbguild.tool;

import dev.dbguild.engine.Engines;
import dev.dbguild.engine.ReadsSchema;
import dev.dbguild.engine.Target;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Review;
import dev.dbguild.review.ReviewRequest;
import dev.dbguild.review.ReviewRequest.LabUse;
import dev.dbguild.review.Reviewer;
import dev.dbguild.schema.Schema;
import dev.dbguild.sql.Dialect;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Criticises a schema: pasted DDL, or what a target has.
final class ReviewSchema implements Tool<ReviewSchema.Args> {
    /// @param target is left aside when there is `sql`, which says what the question is about
    record Args(@Nullable String sql, @Nullable String target) {
        Args {
            if ((sql == null || sql.isBlank()) && (target == null || target.isBlank())) {
                throw Asked.bad("sql", "give either 'sql' or 'target'");
            }
        }
    }

    /// @param tables how many were looked at
    /// @param byRule how many findings each rule has
    /// @param notChecked what could not be looked at, and why
    record Criticised(
            String of,
            int tables,
            int errors,
            int warnings,
            int notes,
            Map<String, Long> byRule,
            List<String> notChecked) {}

    @Override
    public String name() {
        return "review_schema";
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
        String sql = args.sql();
        return sql == null || sql.isBlank()
                ? ofTarget(context.targets().named(String.valueOf(args.target())))
                : ofScript(sql, context);
    }

    private static ToolResult ofTarget(Target target) {
        Schema schema = Engines.on(target, ReadsSchema.class).read(target);
        String name = "target '" + target.name() + "'";
        Dialect dialect = Dialect.of(target.engine()).orElse(Dialect.POSTGRESQL);
        return result(name, schema.tables().size(), Reviewer.critique(schema, dialect), List.of());
    }

    private static ToolResult ofScript(String sql, ToolContext context) {
        ReviewRequest request =
                ReviewRequest.of("schema.sql", sql).lab(LabUse.OFF).with(context.reviews());
        Review review = new Reviewer(null).review(request);
        int tables =
                (int)
                        review.statements().stream()
                                .filter(each -> each.kind().startsWith("CREATE TABLE"))
                                .count();
        List<String> notChecked =
                review.notChecked().stream()
                        .map(each -> each.what() + ": " + each.reason())
                        .toList();
        return result("the script", tables, review.asFindings(), notChecked);
    }

    private static ToolResult result(
            String of, int tables, List<Finding> findings, List<String> notChecked) {
        List<Finding> gravestFirst =
                findings.stream()
                        .sorted(Comparator.comparing(Finding::severity).reversed())
                        .toList();
        Criticised payload =
                new Criticised(
                        of,
                        tables,
                        count(findings, Severity.ERROR),
                        count(findings, Severity.WARNING),
                        count(findings, Severity.INFO),
                        findings.stream()
                                .collect(
                                        Collectors.groupingBy(
                                                Finding::rule,
                                                TreeMap::new,
                                                Collectors.counting())),
                        notChecked);
        return new ToolResult(summary(payload), payload, gravestFirst, null);
    }

    private static int count(List<Finding> findings, Severity severity) {
        return (int) findings.stream().filter(each -> each.severity() == severity).count();
    }

    private static String summary(Criticised seen) {
        return Asked.count(seen.tables(), "table")
                + " of "
                + seen.of()
                + " reviewed: "
                + Asked.count(seen.errors(), "error")
                + ", "
                + Asked.count(seen.warnings(), "warning")
                + ", "
                + Asked.count(seen.notes(), "note");
    }
}
