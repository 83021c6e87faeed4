package dev.dbguild.tool.gate.postgres;

import java.util.ArrayList;
import java.util.List;

/// A name with all that qualifies it, whatever it names.
///
/// @param index of its first token
/// @param called whether an opening parenthesis follows
/// @param ofValue whether it follows a value and a dot, `(row).name`
record Mention(List<String> parts, int index, boolean called, boolean ofValue) {
    Mention {
        parts = List.copyOf(parts);
    }

    String last() {
        return parts.getLast();
    }

    /// What may be `row.function`.
    List<String> attributes() {
        return ofValue ? parts : parts.subList(1, parts.size());
    }

    static List<Mention> in(Sentence sentence) {
        List<Mention> mentions = new ArrayList<>();
        int at = 0;
        while (at < sentence.size()) {
            Mention mention = from(sentence, at);
            if (mention != null) {
                mentions.add(mention);
            }
            at += mention == null ? 1 : 2 * mention.parts().size() - 1;
        }
        return mentions;
    }

    private static @org.jspecify.annotations.Nullable Mention from(Sentence sentence, int start) {
        if (!sentence.at(start).isName()) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        int at = start;
        parts.add(sentence.at(at).text());
        while (sentence.symbol(at + 1, '.') && sentence.at(at + 2).isName()) {
            at += 2;
            parts.add(sentence.at(at).text());
        }
        boolean called = sentence.symbol(at + 1, '(');
        return new Mention(parts, start, called, sentence.symbol(start - 1, '.'));
    }
}
