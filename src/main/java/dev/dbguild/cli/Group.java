package dev.dbguild.cli;

import dev.dbguild.Problem;
import dev.dbguild.definition.Nearest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Commands that share the words before their names; the program itself is one.
interface Group extends Named {
    /// The names of its commands, in the order of the help page.
    List<String> names();

    /// The command of this name, null when there is none. Only it is made: to describe each costs a short command
    /// its time.
    @Nullable Named named(String name);

    /// What it does when no command is named.
    default int bare(Terminal terminal) {
        throw syntax().misused("a command is missing: " + String.join(", ", names()));
    }

    @Override
    default int run(Terminal terminal, List<String> words) {
        if (words.isEmpty()) {
            return bare(terminal);
        }
        String first = words.getFirst();
        if (answers(first, terminal)) {
            return 0;
        }
        Named named = named(first);
        if (named == null) {
            throw unknown(first);
        }
        return named.run(terminal, words.subList(1, words.size()));
    }

    private Problem unknown(String word) {
        return word.startsWith("-")
                ? syntax().unknownOption(word)
                : syntax().misused(
                                "there is no command "
                                        + Syntax.quoted(word)
                                        + Nearest.hint(word.toLowerCase(Locale.ROOT), names()));
    }
}
