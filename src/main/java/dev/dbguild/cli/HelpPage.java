package dev.dbguild.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// The page that `--help` prints.
final class HelpPage {
    private static final int WIDTH = 80;
    private static final int WIDEST_NAME = 26;

    private final StringBuilder text = new StringBuilder();

    private HelpPage() {}

    /// A name and what it means.
    private record Row(String name, String meaning) {}

    static String of(Named named) {
        HelpPage page = new HelpPage();
        Syntax syntax = named.syntax();
        List<Row> commands = named instanceof Group group ? commands(group) : List.of();
        page.wrapped(
                "Usage: ", syntax.typed() + (commands.isEmpty() ? usage(syntax) : " COMMAND ..."));
        page.wrapped("", syntax.description());
        page.rows("", rows(syntax));
        page.rows("Commands:\n", commands);
        page.footer(syntax.footer());
        return page.text.toString().stripTrailing();
    }

    private static String usage(Syntax syntax) {
        StringBuilder usage = new StringBuilder();
        for (Option<?> option : syntax.options()) {
            usage.append(option.isRequired() ? " " + option.written() : "");
        }
        usage.append(" [OPTION]...");
        syntax.positionals().forEach(word -> usage.append(' ').append(word.written()));
        return usage.toString();
    }

    private static List<Row> commands(Group group) {
        return group.names().stream()
                .map(name -> Objects.requireNonNull(group.named(name), name).syntax())
                .map(syntax -> new Row("  " + lastWord(syntax.name()), syntax.description()))
                .toList();
    }

    private static String lastWord(String name) {
        return name.substring(name.lastIndexOf(' ') + 1);
    }

    private static List<Row> rows(Syntax syntax) {
        List<Row> rows = new ArrayList<>();
        syntax.positionals()
                .forEach(word -> rows.add(new Row("      " + word.written(), word.description())));
        syntax.options()
                .forEach(option -> rows.add(new Row("      " + option.written(), meaning(option))));
        rows.add(new Row("  -h, --help", "Prints this page."));
        rows.add(new Row("  -V, --version", "Prints the version."));
        return rows;
    }

    private static String meaning(Option<?> option) {
        if (option.fallback() == null) {
            return option.description();
        }
        String told = option.description();
        return told.substring(0, told.length() - 1)
                + " (default: "
                + String.valueOf(option.fallback()).toLowerCase(Locale.ROOT)
                + ").";
    }

    private void rows(String heading, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        text.append('\n').append(heading);
        int widest =
                rows.stream()
                        .mapToInt(row -> row.name().length())
                        .filter(length -> length <= WIDEST_NAME)
                        .max()
                        .orElse(WIDEST_NAME);
        rows.forEach(row -> row(row, widest + 2));
    }

    private void row(Row row, int column) {
        int missing = column - row.name().length();
        if (missing > 1) {
            wrapped(row.name() + " ".repeat(missing), row.meaning());
        } else {
            text.append(row.name()).append('\n');
            wrapped(" ".repeat(column), row.meaning());
        }
    }

    private void wrapped(String before, String words) {
        text.append(Wrapped.of(before, words, WIDTH));
    }

    private void footer(List<String> lines) {
        if (!lines.isEmpty()) {
            text.append('\n').append(String.join("\n", lines)).append('\n');
        }
    }
}
