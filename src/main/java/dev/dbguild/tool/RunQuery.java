package dev.dbguild.tool;

import dev.dbguild.engine.Engines;
import dev.dbguild.engine.RunsReadOnlyQuery;
import dev.dbguild.engine.RunsReadOnlyQuery.Caps;
import dev.dbguild.engine.RunsReadOnlyQuery.Rows;
import dev.dbguild.engine.Target;
import dev.dbguild.tool.gate.Admitted;
import dev.dbguild.tool.gate.Precautions;
import dev.dbguild.tool.gate.SqlGate;
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
        if (query.explained()) {
            throw Asked.bad("sql", "EXPLAIN is asked with the tool explain_query, not run here");
        }
        String warning = Precautions.take(target, query, context.gate());
        Caps caps = new Caps(most, Caps.DEFAULT.bytes(), Caps.DEFAULT.cell());
        Rows rows = Engines.on(target, RunsReadOnlyQuery.class).run(target, query.sql(), caps);
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

    private static String summary(Rows rows, @Nullable String warning) {
        String counted = Asked.count(rows.rows().size(), "row");
        String told = rows.truncated() == null ? counted : counted + "; " + rows.truncated();
        return warning == null ? told : told + "; warning: " + warning;
    }
}
