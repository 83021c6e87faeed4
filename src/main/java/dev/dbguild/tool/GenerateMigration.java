package dev.dbguild.tool;

import dev.dbguild.review.generate.GeneratedMigration;
import dev.dbguild.review.generate.MigrationGenerator;
import dev.dbguild.review.plan.SchemaSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the files between two schemas, up and down, each way proved.
final class GenerateMigration implements Tool<GenerateMigration.Args> {
    private static final int LAST_NUMBER = 9_000;

    /// @param from the statements that make the old schema
    /// @param from_target the target that has it
    /// @param to the statements that make the new schema
    /// @param to_target the target that has it
    /// @param renames each as `orders.total -> orders.amount`
    record Args(
            @Nullable String from,
            @Nullable String from_target,
            @Nullable String to,
            @Nullable String to_target,
            @Nullable List<String> renames,
            @Nullable String name,
            @Nullable String layout,
            @Nullable Integer first) {}

    @Override
    public String name() {
        return "generate_migration";
    }

    @Override
    public Risk risk() {
        return Risk.PROPOSE;
    }

    @Override
    public Class<Args> arguments() {
        return Args.class;
    }

    @Override
    public ToolResult run(Args args, ToolContext context) {
        MigrationGenerator.Request request =
                new MigrationGenerator.Request(
                        source("from", args.from(), args.from_target(), context),
                        source("to", args.to(), args.to_target(), context),
                        args.renames() == null ? List.of() : args.renames(),
                        args.name() == null ? "" : args.name(),
                        args.layout() == null ? "flyway" : args.layout(),
                        Asked.within("first", args.first(), 1, LAST_NUMBER));
        GeneratedMigration made = new MigrationGenerator(context.lab()).generate(request);
        return new ToolResult(summary(made), made, List.of(), made.up());
    }

    /// An empty text is an empty schema; nothing at all is a mistake.
    private static SchemaSource source(
            String side, @Nullable String ddl, @Nullable String target, ToolContext context) {
        if (ddl != null && target != null) {
            throw Asked.bad(side, "give '%s' or '%s_target', not both".formatted(side, side));
        }
        if (ddl != null) {
            return SchemaSource.ddl(side + ".sql", ddl);
        }
        if (!PlanMigration.blank(target)) {
            return new SchemaSource.OfTarget(context.targets().named(String.valueOf(target)));
        }
        throw Asked.bad(
                side,
                "the schema '%s' is missing: give its statements as '%s', or name a target as '%s_target'"
                        .formatted(side, side, side));
    }

    private static String summary(GeneratedMigration made) {
        if (made.same()) {
            return "the two schemas are the same: there is nothing to migrate";
        }
        return Asked.count(made.files().size(), "file")
                + (made.upReaches()
                        ? ": going up in the lab gives the new schema"
                        : ": going up in the lab does not give the new schema, see notCovered")
                + (made.downReturns()
                        ? ", going down returns the old one"
                        : ", going down does not return the old one")
                + (made.destructive().isEmpty()
                        ? ""
                        : "; going up loses " + String.join(", ", made.destructive()));
    }
}
