package dev.dbguild.tool.gate;

import dev.dbguild.Code;
import dev.dbguild.Found;
import dev.dbguild.Problem;
import dev.dbguild.engine.Target;
import java.util.Optional;

/// Lets one statement through if it only reads, by the dialect of the target's engine: its form, and what every name in
/// it can mean by the target's catalogue. What it cannot read it refuses.
///
/// It is the second of four guards: the role, this, the read-only transaction that is rolled back, and the limits of
/// time, cost and size.
public final class SqlGate {
    private static final int LONGEST = 100_000;

    private SqlGate() {}

    /// Admits a query that will be executed.
    ///
    /// @throws Problem [Code#UNREADABLE_SQL], [Code#REFUSED_SQL] with the word and its 1-based position,
    ///     [Code#TOO_LARGE], or [Code#NOT_SUPPORTED_BY_ENGINE] where no gate knows the engine's language
    public static Admitted admit(String sql, Target target) {
        return admit(sql, Purpose.RUN, target);
    }

    /// Admits a statement that the planner is asked about; a change may be planned, and is never executed.
    public static Admitted admitToPlan(String sql, Target target) {
        return admit(sql, Purpose.PLAN, target);
    }

    private static Admitted admit(String sql, Purpose purpose, Target target) {
        GateDialect dialect = dialect(target);
        refuseEmpty(sql);
        refuseLong(sql);
        refuseBinary(sql);
        return dialect.admit(sql, purpose, target);
    }

    /// The text of a statement with a placeholder for each literal; nothing of it where the engine's language is not
    /// known.
    public static String withoutLiterals(String sql, String engine) {
        return of(engine).map(dialect -> dialect.withoutLiterals(sql)).orElse("…");
    }

    private static Optional<GateDialect> of(String engine) {
        return Found.every(GateDialect.class).stream()
                .filter(dialect -> dialect.engines().contains(engine))
                .findFirst();
    }

    private static GateDialect dialect(Target target) {
        return of(target.engine())
                .orElseThrow(() ->
                        new Problem(
                                        Code.NOT_SUPPORTED_BY_ENGINE,
                                        "no gate reads the language of engine '"
                                                + target.engine()
                                                + "', so nothing that a caller writes may run there",
                                        "use a target of another engine")
                                .with("engine", target.engine()));
    }

    private static void refuseEmpty(String sql) {
        if (sql.isBlank()) {
            throw new Problem(Code.UNREADABLE_SQL, "there is no statement", "send one SELECT");
        }
    }

    private static void refuseLong(String sql) {
        if (sql.length() > LONGEST) {
            throw new Problem(
                    Code.TOO_LARGE,
                    "the statement has " + sql.length() + " characters",
                    "send at most " + LONGEST);
        }
    }

    private static void refuseBinary(String sql) {
        if (sql.indexOf('\0') >= 0) {
            throw Refusal.unreadable(
                    "the statement holds a zero character",
                    "send plain text",
                    sql.indexOf('\0') + 1);
        }
    }
}
