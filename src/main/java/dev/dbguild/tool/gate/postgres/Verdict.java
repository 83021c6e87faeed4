package dev.dbguild.tool.gate.postgres;

import dev.dbguild.engine.TracesCalls.Callable;
import java.util.Optional;

/// Why a function must not be called, or nothing.
///
/// The server's own functions and those of extensions pass when they are immutable or stable, or known to be harmless
/// though volatile, unless they take SQL as text. A user's function passes when it is immutable or stable and nothing
/// that its body mentions is refused; a body that cannot be looked into does not.
///
/// @param why a clause: `it does more than read`
/// @param cure what to do instead
record Verdict(String why, String cure) {
    private static final String LEAVE_OUT = "leave the call out";
    private static final Verdict EFFECTS = new Verdict("it does more than read", LEAVE_OUT);
    private static final Verdict TEXT =
            new Verdict(
                    "it runs or reads what is handed to it as text",
                    "write that as a query of its own");

    static Optional<Verdict> on(Callable function) {
        boolean users = !function.system() && function.extension() == null;
        return users ? onUsers(function) : onTrusted(function);
    }

    private static Optional<Verdict> onTrusted(Callable function) {
        if (KnownFunctions.isNever(function.name())) {
            return Optional.of(EFFECTS);
        }
        if (KnownFunctions.runsText(function.name())) {
            return Optional.of(TEXT);
        }
        boolean passes =
                !function.kind().equals("procedure")
                        && (!isVolatile(function) || KnownFunctions.isHarmless(function.name()));
        return passes ? Optional.empty() : Optional.of(unknown(function));
    }

    private static Optional<Verdict> onUsers(Callable function) {
        if (function.kind().equals("procedure") || isVolatile(function)) {
            return Optional.of(unknown(function));
        }
        if (function.kind().equals("aggregate") || isOpen(function)) {
            return Optional.empty();
        }
        boolean confined = function.trusted() && !function.definer();
        return confined ? Optional.empty() : Optional.of(opaque(function));
    }

    /// Whether what it runs can be looked into.
    private static boolean isOpen(Callable function) {
        return switch (function.language()) {
            case "sql", "plpgsql" -> true;
            case "c", "internal" -> function.body() != null;
            default -> false;
        };
    }

    private static boolean isVolatile(Callable function) {
        return function.volatility().equals("volatile");
    }

    private static Verdict unknown(Callable function) {
        return new Verdict(
                "the catalogue calls "
                        + (function.kind().equals("procedure")
                                ? "it a procedure"
                                : "'%s.%s' %s"
                                        .formatted(
                                                function.schema(),
                                                function.name(),
                                                function.volatility()))
                        + ", so it may do more than read",
                LEAVE_OUT + "; a function that only reads should be declared stable");
    }

    private static Verdict opaque(Callable function) {
        return new Verdict(
                "it is a user's function in language '"
                        + function.language()
                        + "', into which the gate cannot look",
                LEAVE_OUT + "; one in SQL or PL/pgSQL can be looked into");
    }
}
