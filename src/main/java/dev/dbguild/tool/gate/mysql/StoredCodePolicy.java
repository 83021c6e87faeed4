package dev.dbguild.tool.gate.mysql;

import dev.dbguild.Problem;
import dev.dbguild.engine.ReadsStoredCode.Kind;
import dev.dbguild.engine.ReadsStoredCode.StoredCode;
import dev.dbguild.tool.gate.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Judges what a statement calls and reads from: functions by name, and those and views that people made by their
/// code, down to what that code calls in turn. Not thread-safe.
///
/// What a routine declares of itself (`READS SQL DATA`) is not checked by the servers, so only its body counts.
final class StoredCodePolicy {
    private static final int DEEPEST = 20;

    private final Function<Set<String>, List<StoredCode>> catalogue;
    private final Set<String> judged = new HashSet<>();

    /// @param catalogue all routines and views that have one of the names given
    StoredCodePolicy(Function<Set<String>, List<StoredCode>> catalogue) {
        this.catalogue = catalogue;
    }

    /// @throws Problem [dev.dbguild.Code#REFUSED_SQL] with the first name that must not be used
    void check(List<Lexeme> lexemes) {
        check(lexemes, new Scope(null, 0));
    }

    /// Where names are looked up.
    ///
    /// @param schema the database of the code that is read; null for the caller's statement
    /// @param depth how much code lies around it
    private record Scope(@Nullable String schema, int depth) {
        boolean holds(StoredCode code) {
            return schema == null ? code.near() : schema.equalsIgnoreCase(code.schema());
        }

        Scope in(StoredCode code) {
            return new Scope(code.schema(), depth + 1);
        }
    }

    private void check(List<Lexeme> lexemes, Scope scope) {
        List<Call> calls = Call.all(lexemes);
        calls.forEach(StoredCodePolicy::refuseKnown);
        Set<String> names = new LinkedHashSet<>();
        lexemes.stream().filter(Lexeme::isName).forEach(name -> names.add(name.folded()));
        List<StoredCode> code = catalogue.apply(names);
        for (Call call : calls) {
            judge(call, code, scope);
        }
        for (StoredCode view : code) {
            if (view.kind() == Kind.VIEW
                    && (scope.holds(view)
                            || names.contains(view.schema().toLowerCase(Locale.ROOT)))) {
                open(view, place(lexemes, view), scope);
            }
        }
    }

    private static void refuseKnown(Call call) {
        String name = call.folded();
        if (Functions.never(name)) {
            throw refused(call, "it does more than read", "leave the call out");
        }
        if (name.equals("last_insert_id") && call.arguments()) {
            throw refused(
                    call, "with an argument it sets what it gives", "call it without arguments");
        }
    }

    private void judge(Call call, List<StoredCode> code, Scope scope) {
        if (call.certain()) {
            return;
        }
        List<StoredCode> meant = new ArrayList<>();
        for (StoredCode routine : code) {
            if (routine.kind() != Kind.VIEW && means(call, routine, scope)) {
                meant.add(routine);
            }
        }
        if (meant.isEmpty() && !known(call)) {
            throw refused(
                    call,
                    "it is no function that is known to only read",
                    "leave the call out, or check its name with the tool inspect_schema");
        }
        meant.forEach(routine -> open(routine, call.name(), scope));
    }

    private static boolean known(Call call) {
        return call.schema() == null
                && (Functions.passes(call.name()) || call.folded().equals("last_insert_id"));
    }

    private static boolean means(Call call, StoredCode routine, Scope scope) {
        return routine.name().equalsIgnoreCase(call.name().text())
                && (call.schema() == null
                        ? scope.holds(routine)
                        : call.schema().text().equalsIgnoreCase(routine.schema()));
    }

    private static Lexeme place(List<Lexeme> lexemes, StoredCode view) {
        return lexemes.stream()
                .filter(lexeme -> lexeme.isName() && lexeme.text().equalsIgnoreCase(view.name()))
                .findFirst()
                .orElse(lexemes.getFirst());
    }

    private void open(StoredCode code, Lexeme place, Scope scope) {
        if (!judged.add(code.kind() + " " + code.schema() + "." + code.name())) {
            return;
        }
        if (code.writes() || code.kind() == Kind.PROCEDURE) {
            throw refused(code, place, "it may change data");
        }
        if (code.text() == null || code.quoting() == null || scope.depth() > DEEPEST) {
            throw unseen(code, place);
        }
        try {
            List<Lexeme> body = body(code.kind(), Lexer.read(code.text(), code.quoting()));
            if (code.kind() == Kind.VIEW) {
                Form.check(body);
            } else {
                BodyForm.check(body);
            }
            check(body, scope.in(code));
        } catch (Problem problem) {
            throw refused(code, place, problem.what());
        }
    }

    /// Without the CREATE of a function's statement.
    private static List<Lexeme> body(Kind kind, List<Lexeme> lexemes) {
        return kind == Kind.VIEW ? lexemes : lexemes.subList(1, lexemes.size());
    }

    private static Problem unseen(StoredCode code, Lexeme place) {
        return Refusal.of(
                "'"
                        + code.schema()
                        + "."
                        + code.name()
                        + "' may not be used: its code cannot be read",
                code.kind() == Kind.VIEW
                        ? "grant show view on it to the target's user"
                        : "grant show create routine on it to the target's user (MySQL: show_routine)",
                code.name(),
                place.position());
    }

    private static Problem refused(StoredCode code, Lexeme place, String why) {
        return Refusal.of(
                "'" + code.schema() + "." + code.name() + "' may not be used: " + why,
                "leave it out",
                code.name(),
                place.position());
    }

    private static Problem refused(Call call, String why, String cure) {
        return Refusal.of(
                "the query may not call '" + call.shown() + "': " + why,
                cure,
                call.folded(),
                call.name().position());
    }
}
