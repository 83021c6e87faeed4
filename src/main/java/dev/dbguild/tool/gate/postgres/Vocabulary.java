package dev.dbguild.tool.gate.postgres;

import dev.dbguild.engine.TracesCalls.Mentions;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// All that a statement mentions, and what it runs mentions in turn; it only grows.
final class Vocabulary {
    /// What IN, BETWEEN, LIKE, DISTINCT, ORDER BY and others stand for.
    private static final Set<String> IMPLIED =
            Set.of("=", "<>", "<", ">", "<=", ">=", "~~", "!~~", "~~*", "!~~*", "~", "!~");

    /// The longest name in bytes; the server cuts off the rest.
    private static final int LONGEST_NAME = 63;

    private final Set<String> calls = new HashSet<>();
    private final Set<String> qualified = new HashSet<>();
    private final Set<String> anywhere = new HashSet<>();
    private final Set<String> attributes = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> rowTypes = new HashSet<>();
    private final Set<String> operators = new HashSet<>(IMPLIED);
    private boolean casts;
    private boolean populates;

    Mentions mentions() {
        return new Mentions(
                Set.copyOf(calls),
                Set.copyOf(qualified),
                Set.copyOf(anywhere),
                Set.copyOf(attributes),
                Set.copyOf(names),
                Set.copyOf(rowTypes),
                Set.copyOf(operators),
                casts);
    }

    int size() {
        return Stream.of(calls, qualified, anywhere, attributes, names, rowTypes, operators)
                .mapToInt(Set::size)
                .sum();
    }

    /// @param ownPath whether its names are looked up along another search path than the session's
    void learn(Sentence sentence, boolean ownPath) {
        List<Mention> mentions = Mention.in(sentence);
        populates |= mentions.stream().anyMatch(Vocabulary::populates);
        for (Mention mention : mentions) {
            learn(mention, ownPath);
            if (populates || mayBeType(sentence, mention)) {
                addAll(rowTypes, mention.parts());
            }
        }
        for (Lexeme each : sentence.lexemes()) {
            learn(each);
        }
    }

    private void learn(Mention mention, boolean ownPath) {
        addAll(names, mention.parts());
        addAll(attributes, mention.attributes());
        if (mention.called()) {
            call(mention, ownPath);
        }
    }

    private void call(Mention mention, boolean ownPath) {
        List<String> parts = mention.parts();
        if (ownPath) {
            add(anywhere, mention.last());
        } else if (parts.size() == 1) {
            add(calls, mention.last());
        } else {
            Set<String> schemas = new HashSet<>();
            add(schemas, parts.get(parts.size() - 2));
            Set<String> functions = new HashSet<>();
            add(functions, mention.last());
            schemas.forEach(schema ->
                    functions.forEach(function -> qualified.add(schema + "." + function)));
        }
    }

    private void learn(Lexeme lexeme) {
        casts |= lexeme.text().equals("::") || lexeme.isWord("cast");
        if (lexeme.kind() == Lexeme.Kind.OPERATOR) {
            operators.add(lexeme.text().equals("!=") ? "<>" : lexeme.text());
        }
    }

    private static boolean populates(Mention mention) {
        return mention.called() && mention.last().contains("populate");
    }

    /// Behind `::` or the AS of a cast, or before a string.
    private static boolean mayBeType(Sentence sentence, Mention mention) {
        Lexeme before = sentence.at(mention.index() - 1);
        Lexeme behind = sentence.at(mention.index() + 2 * mention.parts().size() - 1);
        return before.text().equals("::")
                || before.isWord("as")
                || behind.kind() == Lexeme.Kind.STRING;
    }

    private static void addAll(Set<String> set, List<String> written) {
        written.forEach(name -> add(set, name));
    }

    /// A name and what a server may make of it: in lower case by a single-byte encoding's rules, and cut to its length.
    private static void add(Set<String> set, String name) {
        set.add(name);
        if (name.chars().anyMatch(c -> c >= 0x80)) {
            set.add(cut(name.toLowerCase(Locale.ROOT)));
        }
        set.add(cut(name));
        set.add(name.substring(0, Math.min(name.length(), LONGEST_NAME)));
    }

    private static String cut(String name) {
        String cut = name;
        while (cut.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            cut = cut.substring(0, Math.min(cut.length() - 1, LONGEST_NAME));
        }
        return cut;
    }
}
