package dev.dbguild.review;

import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.ScriptReader;
import dev.dbguild.sql.Statement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The statements of `locks/cases.sql`.
///
/// A line `-- section: Views` starts a section, `-- given:` the set-up of the cases after it, `-- case:` a case. The
/// last statement of a case is what it is about; those before it are its session. `(18)` is the first major that has it.
final class LockCases {
    private static final Pattern MARK =
            Pattern.compile("-- (section|given|case)(?: \\((\\d+)\\))?:\\s*(.*)");

    private final List<Case> cases = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String section = "";
    private Given given = new Given("", 0);
    private String mark = "";
    private int since;

    /// @param since the first major on which it runs
    record Given(String text, int since) {
        List<String> statements() {
            return LockCases.statements(text);
        }
    }

    record Case(String section, Given given, String text, int since) {
        List<String> session() {
            List<String> all = statements(text);
            return all.subList(0, all.size() - 1);
        }

        String statement() {
            return statements(text).getLast();
        }

        /// Whether the server refuses to run it in a transaction.
        boolean alone() {
            return statement().contains("concurrently") || statement().startsWith("vacuum");
        }
    }

    static List<Case> all() {
        LockCases reading = new LockCases();
        read().lines().forEach(reading::take);
        reading.finish();
        return reading.cases;
    }

    private static String read() {
        try (InputStream in = LockCases.class.getResourceAsStream("/locks/cases.sql")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> statements(String text) {
        return ScriptReader.read("case.sql", text, Dialect.POSTGRESQL).statements().stream()
                .map(Statement::text)
                .toList();
    }

    private void take(String line) {
        Matcher matcher = MARK.matcher(line);
        if (!matcher.matches()) {
            text.append(line).append('\n');
            return;
        }
        finish();
        mark = matcher.group(1);
        since = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        if (mark.equals("section")) {
            section = matcher.group(3);
        }
    }

    private void finish() {
        switch (mark) {
            case "given" -> given = new Given(text.toString(), since);
            case "case" ->
                    cases.add(
                            new Case(
                                    section,
                                    given,
                                    text.toString().strip(),
                                    Math.max(since, given.since())));
            default -> {}
        }
        text.setLength(0);
    }
}
