package dev.dbguild.tool;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dbguild.engine.Engines;
import dev.dbguild.engine.ExplainsQueries;
import dev.dbguild.engine.RunsReadOnlyQuery;
import dev.dbguild.engine.RunsReadOnlyQuery.Caps;
import dev.dbguild.engine.RunsReadOnlyQuery.Rows;
import dev.dbguild.engine.Target;
import dev.dbguild.plan.PlanReader;
import dev.dbguild.plan.PlanText;
import dev.dbguild.tool.gate.Admitted;
import dev.dbguild.tool.gate.Precautions;
import dev.dbguild.tool.gate.SqlGate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs one query that passed the gate and returns its rows, as many as fit.
final class RunQuery implements Tool<RunQuery.Args> {
    private static final int MOST_ROWS = 1000;

    /// @param rows how many may come back, 1 to 1000
    record Args(String target, String sql, @Nullable Integer rows) {
        Args {
            Asked.notBlank("sql", sql);
        }
    }

    /// @param rows in the order the server gave them; cells are texts, numbers, truth values or null
    /// @param more whether there are rows that are not here
    /// @param truncated what was left out, null when nothing was
    /// @param warning what the role could do beyond reading, null when nothing
    record Answer(
            String sql,
            List<String> columns,
            List<List<@Nullable Object>> rows,
            boolean more,
            @Nullable String truncated,
            @Nullable String warning) {}

    @Override
    public String name() {
        return "run_query";
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
        int most = Asked.within("rows", args.rows(), Caps.DEFAULT.rows(), MOST_ROWS);
        Target target = context.targets().named(args.target());
        Admitted query = SqlGate.admit(args.sql(), target);
        boolean executed = !query.explained() || query.analyze();
        String warning = executed ? Precautions.take(target, query, context.gate()) : null;
        Caps caps = new Caps(most, Caps.DEFAULT.bytes(), Caps.DEFAULT.cell());
        Rows rows =
                query.explained()
                        ? plan(target, query)
                        : Engines.on(target, RunsReadOnlyQuery.class)
                                .run(target, query.sql(), caps);
        return new ToolResult(
                summary(rows, warning),
                new Answer(
                        query.sql(),
                        rows.columns(),
                        rows.rows(),
                        rows.more(),
                        rows.truncated(),
                        warning),
                List.of(),
                query.sql());
    }

    /// What EXPLAIN answers, in words, a line each; explain_query judges it too.
    private static Rows plan(Target target, Admitted query) {
        JsonNode plan =
                Engines.on(target, ExplainsQueries.class)
                        .explain(target, query.sql(), query.analyze())
                        .plan();
        List<List<@Nullable Object>> lines = new ArrayList<>();
        PlanText.of(PlanReader.read(plan)).lines().forEach(line -> lines.add(List.of(line)));
        return new Rows(List.of("QUERY PLAN"), lines, false, null);
    }

    private static String summary(Rows rows, @Nullable String warning) {
        String counted = Asked.count(rows.rows().size(), "row");
        String told = rows.truncated() == null ? counted : counted + "; " + rows.truncated();
        return warning == null ? told : told + "; warning: " + warning;
    }
}
