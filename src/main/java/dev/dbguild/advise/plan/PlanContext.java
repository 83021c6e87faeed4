package dev.dbguild.advise.plan;

import dev.dbguild.Problem;
import dev.dbguild.engine.Engines;
import dev.dbguild.engine.ExplainsQueries;
import dev.dbguild.engine.ReadsPlanInputs;
import dev.dbguild.engine.ReadsPlanInputs.PlanInputs;
import dev.dbguild.engine.ReadsSchema;
import dev.dbguild.engine.Target;
import dev.dbguild.plan.Plan;
import dev.dbguild.plan.PlanReader;
import dev.dbguild.schema.Schema;
import dev.dbguild.sql.AnyValue;
import dev.dbguild.sql.Dialect;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is known of the database that made a plan. Findings that need more than is known stay silent, or say what
/// would settle them.
///
/// @param schema null when nothing is known of it
/// @param inputs statistics' age, functions, settings; [PlanInputs#UNKNOWN] without a connection
/// @param generic the plan of the same statement for any values; null when it was not asked for
public record PlanContext(@Nullable Schema schema, PlanInputs inputs, @Nullable Plan generic) {

    /// A plan and nothing else.
    public static final PlanContext NONE = new PlanContext(null, PlanInputs.UNKNOWN, null);

    /// A pasted plan with, perhaps, the script of its schema.
    public static PlanContext of(@Nullable Schema schema) {
        return new PlanContext(schema, PlanInputs.UNKNOWN, null);
    }

    /// Asks the target that made the plan; what it cannot tell stays unknown.
    ///
    /// @param sql the statement of the plan, admitted by the SQL gate; it is planned once more for any values
    public static PlanContext of(Target target, Plan plan, String sql) {
        return new PlanContext(
                Engines.on(target, ReadsSchema.class).read(target),
                inputs(target, plan),
                plan.dialect() == Dialect.POSTGRESQL ? generic(target, sql) : null);
    }

    /// Asks the target that made a plan somebody pasted.
    public static PlanContext of(Target target, Plan plan) {
        return new PlanContext(
                Engines.on(target, ReadsSchema.class).read(target), inputs(target, plan), null);
    }

    private static @Nullable Plan generic(Target target, String sql) {
        try {
            return AnyValue.of(sql)
                    .map(any ->
                            Engines.on(target, ExplainsQueries.class).explain(target, any, false))
                    .map(explained -> PlanReader.read(explained.plan()))
                    .orElse(null);
        } catch (Problem _) {
            return null;
        }
    }

    private static PlanInputs inputs(Target target, Plan plan) {
        try {
            return Engines.on(target, ReadsPlanInputs.class)
                    .read(target, relations(plan), Called.in(plan));
        } catch (Problem _) {
            return PlanInputs.UNKNOWN;
        }
    }

    private static Set<String> relations(Plan plan) {
        return plan.nodes().stream()
                .map(placed -> placed.node().relation())
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toSet());
    }
}
