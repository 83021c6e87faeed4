package dev.dbguild.cli;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.definition.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a command is written: what [LineReader] holds a line to, and what the [HelpPage] tells.
///
/// @param name the words that name it, `agents show`; empty for the program itself
/// @param footer lines that end the help page
record Syntax(
        String name,
        String description,
        List<Positional> positionals,
        List<Option<?>> options,
        List<String> footer) {
    private static final int MOST_SHOWN = 60;

    static Syntax of(String name, String description) {
        return new Syntax(name, description, List.of(), List.of(), List.of());
    }

    Syntax takes(Positional... words) {
        return new Syntax(name, description, List.of(words), options, footer);
    }

    /// With more options, shown after those it has.
    Syntax with(Option<?>... more) {
        return with(List.of(more));
    }

    Syntax with(List<Option<?>> more) {
        List<Option<?>> all = new ArrayList<>(options);
        all.addAll(more);
        return new Syntax(name, description, positionals, all, footer);
    }

    Syntax footer(String... lines) {
        return new Syntax(name, description, positionals, options, List.of(lines));
    }

    /// What is typed to run it: `./dbguild agents show`.
    String typed() {
        return name.isEmpty() ? "./dbguild" : "./dbguild " + name;
    }

    /// The option of this name, which begins with two hyphens; null when there is none.
    @Nullable Option<?> option(String written) {
        for (Option<?> option : options) {
            if (option.name().equals(written)) {
                return option;
            }
        }
        return null;
    }

    /// A word of the line as a message shows it: the beginning of its first line.
    static String quoted(String word) {
        String line = word.lines().findFirst().orElse("");
        String shown = line.substring(0, Math.min(line.length(), MOST_SHOWN));
        return "'" + shown + (shown.length() < word.length() ? " …'" : "'");
    }

    /// Says that the line is wrong, and where to read how it is right.
    Problem misused(String what) {
        return new Problem(Code.BAD_REQUEST, what, typed() + " --help shows how");
    }

    /// Says that a word is no option, and which one may have been meant, or how it is given when it is none.
    Problem unknownOption(String word) {
        String written = beforeValue(word);
        if (option(written) != null) {
            return misused(quoted(written) + " takes no value");
        }
        return misused(
                "there is no option "
                        + quoted(written)
                        + near(written)
                                .map(name -> "; did you mean '" + name + "'?")
                                .orElse(asWord()));
    }

    /// `--name` of `--name=value`; text that holds a space before an equals sign is no name.
    private static String beforeValue(String word) {
        int equals = word.indexOf('=');
        int space = word.indexOf(' ');
        return equals < 0 || (space >= 0 && space < equals) ? word : word.substring(0, equals);
    }

    /// The option that begins so, or is a letter or two away.
    private Optional<String> near(String written) {
        List<String> names = new ArrayList<>(List.of("--help", "--version"));
        options.forEach(option -> names.add(option.name()));
        String folded = written.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(name -> folded.length() > 2 && name.startsWith(folded))
                .findFirst()
                .or(() -> Nearest.to(folded, names));
    }

    private String asWord() {
        return positionals.isEmpty() ? "" : "; write -- before words that begin with a hyphen";
    }
}
