package dev.dbguild.tool;

import dev.dbguild.engine.Target;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Review;
import dev.dbguild.review.ReviewRequest;
import dev.dbguild.review.Reviewer;
import org.jspecify.annotations.Nullable;

/// Reads a migration, runs it in the lab, and says what it would lock, rewrite and break.
final class ValidateMigration implements Tool<ValidateMigration.Args> {
    /// @param target whose schema it runs on; null when it makes all it needs
    /// @param file what the findings call it
    record Args(String sql, @Nullable String target, @Nullable String file) {
        Args {
            Asked.notBlank("sql", sql);
        }
    }

    @Override
    public String name() {
        return "validate_migration";
    }

    @Override
    public Risk risk() {
        return Risk.SIMULATE;
    }

    @Override
    public Class<Args> arguments() {
        return Args.class;
    }

    @Override
    public ToolResult run(Args args, ToolContext context) {
        Target target = args.target() == null ? null : context.targets().named(args.target());
        String name = args.file() == null ? "migration.sql" : args.file();
        ReviewRequest request =
                ReviewRequest.of(name, args.sql()).on(target).with(context.reviews());
        Review review = new Reviewer(context.lab()).review(request);
        return new ToolResult(summary(review), review, review.asFindings(), args.sql());
    }

    /// `3 statements read, 0 errors and 1 warning found`
    static String summary(Review review) {
        long failed = review.statements().stream().filter(each -> each.error() != null).count();
        long errors = review.count(Severity.ERROR);
        long warnings = review.count(Severity.WARNING) - errors;
        return Asked.count(review.statements().size(), "statement")
                + " read, "
                + Asked.count(errors, "error")
                + " and "
                + Asked.count(warnings, "warning")
                + " found"
                + (failed == 0 ? "" : "; " + failed + " failed in the lab")
                + (review.notChecked().isEmpty()
                        ? ""
                        : "; not checked: " + review.notChecked().getFirst().reason());
    }
}
