package dev.dbguild.tool.gate.postgres;

import dev.dbguild.Problem;
import dev.dbguild.engine.TracesCalls.Callable;
import dev.dbguild.engine.TracesCalls.Expression;
import dev.dbguild.engine.TracesCalls.Mentions;
import dev.dbguild.engine.TracesCalls.Traced;
import dev.dbguild.tool.gate.Refusal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Follows a statement into all that it would run, by name: functions, operators, casts, views, policies, generated
/// columns, domains, and the bodies of users' functions; until nothing new is mentioned.
final class CallCheck {
    /// A chain of views and functions deeper than this is refused.
    private static final int ROUNDS = 12;

    private static final int MOST_NAMES = 20_000;

    private final Sentence sentence;
    private final Function<Mentions, Traced> catalogue;
    private final Vocabulary vocabulary = new Vocabulary();
    private final Set<String> known = new HashSet<>();

    private CallCheck(Sentence sentence, Function<Mentions, Traced> catalogue) {
        this.sentence = sentence;
        this.catalogue = catalogue;
    }

    /// @throws Problem with the first thing that must not run
    static void check(Sentence sentence, Function<Mentions, Traced> catalogue) {
        new CallCheck(sentence, catalogue).check();
    }

    private void check() {
        refuseSecrets();
        vocabulary.learn(sentence, false);
        int before = 0;
        for (int round = 0; vocabulary.size() > before; round++) {
            if (round == ROUNDS || vocabulary.size() > MOST_NAMES) {
                throw tooDeep();
            }
            before = vocabulary.size();
            Traced traced = catalogue.apply(vocabulary.mentions());
            traced.functions().forEach(this::judge);
            traced.expressions().forEach(this::lookInto);
        }
    }

    private void refuseSecrets() {
        for (Lexeme each : sentence.lexemes()) {
            if (each.isName() && KnownFunctions.isSecret(each.text())) {
                throw Refusal.of(
                        "'" + each.text() + "' holds passwords or what opens other servers",
                        "read pg_roles, which does not",
                        each.text(),
                        each.position());
            }
        }
    }

    private void judge(Callable function) {
        if (!known.add("function " + function.id())) {
            return;
        }
        Verdict.on(function)
                .ifPresent(verdict -> {
                    throw refused(function, verdict);
                });
        if (function.body() != null) {
            String owner = "function '" + function.schema() + "." + function.name() + "'";
            Sentence body = body(owner, function.name(), function.body());
            refuseDynamic(owner, function, body);
            vocabulary.learn(body, function.ownPath());
        }
    }

    private void lookInto(Expression expression) {
        if (!known.add(expression.of() + expression.text())) {
            return;
        }
        if (expression.text() == null) {
            throw refusal(
                    expression.of() + " runs a program on the server when it is read",
                    "leave it out",
                    nameIn(expression.of()));
        }
        vocabulary.learn(body(expression.of(), nameIn(expression.of()), expression.text()), false);
    }

    private Sentence body(String owner, String name, String text) {
        Sentence body;
        try {
            body = Sentence.of(text);
        } catch (Problem unreadable) {
            throw refusal(
                    "the gate cannot read " + owner + ": " + unreadable.what(),
                    "leave it out",
                    name);
        }
        refuseSecrets(owner, name, body);
        return body;
    }

    private void refuseSecrets(String owner, String name, Sentence body) {
        for (Lexeme each : body.lexemes()) {
            if (each.isName() && KnownFunctions.isSecret(each.text())) {
                throw refusal(
                        owner + " reads '" + each.text() + "', which holds passwords",
                        "leave it out",
                        name);
            }
        }
    }

    /// PL/pgSQL's EXECUTE runs text that nobody can know beforehand.
    private void refuseDynamic(String owner, Callable function, Sentence body) {
        boolean dynamic =
                !function.language().equals("sql")
                        && body.lexemes().stream().anyMatch(each -> each.isWord("execute"));
        if (dynamic) {
            throw refusal(
                    "the query may not call "
                            + owner
                            + ": it executes SQL that it puts together as text",
                    "leave the call out, or query what it reads",
                    function.name());
        }
    }

    private Problem refused(Callable function, Verdict verdict) {
        Optional<Mention> direct = written(function.name());
        String by = function.through() == null ? "" : ", which " + function.through() + " calls,";
        String what =
                direct.isPresent() && by.isEmpty()
                        ? "the query may not call '"
                                + String.join(".", direct.get().parts())
                                + "': "
                                + verdict.why()
                        : "something that the query uses calls '%s.%s'%s and %s"
                                .formatted(function.schema(), function.name(), by, verdict.why());
        return refusal(what, verdict.cure(), function.name());
    }

    private Optional<Mention> written(String name) {
        return Mention.in(sentence).stream()
                .filter(mention -> mention.parts().contains(name))
                .findFirst();
    }

    private Problem refusal(String what, String cure, String word) {
        int position =
                written(word).map(mention -> sentence.at(mention.index()).position()).orElse(1);
        return Refusal.of(what, cure, word, position);
    }

    /// `view 'public.totals'` is about `totals`.
    private static String nameIn(String of) {
        String quoted = of.substring(of.lastIndexOf('\'', of.length() - 2) + 1, of.length() - 1);
        return quoted.substring(quoted.lastIndexOf('.') + 1);
    }

    private Problem tooDeep() {
        return Refusal.of(
                "what the query uses runs through more views and functions than the gate follows",
                "query the tables themselves",
                sentence.at(0).text(),
                1);
    }
}
