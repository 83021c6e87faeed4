package dev.dbguild.tool;

import dev.dbguild.review.ReviewRequest.Input;
import dev.dbguild.review.plan.MigrationPlan;
import dev.dbguild.review.plan.MigrationPlanner;
import dev.dbguild.review.plan.SchemaSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns a change request into numbered files up and down that programs in use do not notice, each step proved.
final class PlanMigration implements Tool<PlanMigration.Args> {
    private static final int LAST_NUMBER = 9_000;

    /// @param request in plain words; left out when `kind` is given
    /// @param kind of a request in parts
    /// @param arguments the parts, as `key=value`
    /// @param ddl the statements that make the schema
    /// @param history the texts of the migrations so far, in order
    record Args(
            @Nullable String request,
            @Nullable String kind,
            @Nullable List<String> arguments,
            @Nullable String ddl,
            @Nullable List<String> history,
            @Nullable String target,
            @Nullable String layout,
            @Nullable Integer first) {
        Args {
            if (blank(request) == blank(kind)) {
                throw Asked.bad("request", "give either 'request' or 'kind' with 'arguments'");
            }
        }
    }

    @Override
    public String name() {
        return "plan_migration";
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
        Schemas schemas = new Schemas(args.ddl(), args.history(), args.target());
        MigrationPlanner.Request request =
                new MigrationPlanner.Request(
                        String.valueOf(blank(args.kind()) ? args.request() : args.kind()),
                        values(args),
                        schemas.source("ddl", context),
                        args.layout() == null ? "flyway" : args.layout(),
                        Asked.within("first", args.first(), 1, LAST_NUMBER));
        MigrationPlan plan = new MigrationPlanner(context.lab()).plan(request);
        return new ToolResult(summary(plan), plan, List.of(), null);
    }

    private static Map<String, String> values(Args args) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String each : args.arguments() == null ? List.<String>of() : args.arguments()) {
            int equals = each.indexOf('=');
            if (equals < 1) {
                throw Asked.bad("arguments", "'" + each + "' is not key=value");
            }
            values.put(each.substring(0, equals).strip(), each.substring(equals + 1).strip());
        }
        return values;
    }

    private static String summary(MigrationPlan plan) {
        MigrationPlan.Proof proof = plan.proof();
        return plan.kind()
                + " in "
                + Asked.count(plan.steps().size(), "step")
                + (proof.table() == null
                        ? ""
                        : ", run up and down on %,d rows of '%s'"
                                .formatted(proof.rows(), proof.table()))
                + (proof.sound()
                        ? ": no step keeps anybody out while it reads or writes rows"
                        : ": something is wrong with it, see the proof of its steps")
                + (proof.schemaReturned()
                        ? "; going down returns the schema"
                        : "; going down does not return the schema");
    }

    static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /// A schema as a caller gives it: statements, migrations, or a target.
    record Schemas(@Nullable String ddl, @Nullable List<String> history, @Nullable String target) {
        SchemaSource source(String argument, ToolContext context) {
            if (!blank(ddl)) {
                return SchemaSource.ddl("schema.sql", String.valueOf(ddl));
            }
            if (history != null && !history.isEmpty()) {
                List<Input> files = new ArrayList<>();
                history.forEach(
                        text -> files.add(new Input("migration " + (files.size() + 1), text)));
                return new SchemaSource.Scripts(files);
            }
            if (!blank(target)) {
                return new SchemaSource.OfTarget(context.targets().named(String.valueOf(target)));
            }
            throw Asked.bad(
                    argument,
                    "the schema is missing: give it as statements, as migrations, or name a target");
        }
    }
}
