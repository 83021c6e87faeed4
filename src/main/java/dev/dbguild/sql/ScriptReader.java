package dev.dbguild.sql;

import java.util.ArrayList;
import java.util.List;

/// Reads SQL scripts: cuts them into statements with exact spans, and says what each statement is.
///
/// It never fails and takes linear time: what cannot be understood becomes a [Statement.Other] or a [Trouble], and
/// reading goes on behind it. Client commands, COPY data, templates, a byte order mark and any line ends may occur.
public final class ScriptReader {
    private ScriptReader() {}

    /// @param name how the user knows the script, usually its path
    public static Script read(String name, String text, Dialect dialect) {
        return read(name, text, dialect, 0);
    }

    /// Reads text that an earlier step decoded from a file with a byte order mark that it took away.
    ///
    /// @param skippedBytes how many bytes of the file stand before the text; all spans count them
    public static Script read(String name, String text, Dialect dialect, int skippedBytes) {
        return read(name, new Text(text, text), dialect, skippedBytes);
    }

    /// Reads a part of a script.
    ///
    /// @param masked the script's text with blanks in the place of what is no part of it, its line ends kept; places
    ///     and texts are those of the script
    public static Script part(Script whole, String masked) {
        return read(whole.name(), new Text(whole.text(), masked), whole.dialect(), 0);
    }

    /// A script's text, and what of it is read: as long, with blanks for the rest.
    private record Text(String whole, String read) {}

    private static Script read(String name, Text both, Dialect dialect, int skippedBytes) {
        String text = both.whole();
        String read = both.read();
        Lexer lexer = new Lexer(read, dialect);
        Splitter splitter = new Splitter(read, dialect, lexer);
        Spans spans = new Spans(text, skippedBytes);
        StatementParser parser = new StatementParser(dialect);
        List<Statement> statements = new ArrayList<>();
        for (List<Token> tokens = splitter.next(); !tokens.isEmpty(); tokens = splitter.next()) {
            Source source = spans.of(tokens.getFirst().start(), tokens.getLast().end());
            statements.add(parser.read(new Cursor(read, tokens), source));
        }
        return new Script(
                name,
                text,
                dialect,
                statements,
                lexer.comments().isEmpty()
                        ? List.of()
                        : remarks(lexer, new Spans(text, skippedBytes)),
                lexer.unclosed().isEmpty() && splitter.unclosed().isEmpty()
                        ? List.of()
                        : troubles(lexer, splitter, new Spans(text, skippedBytes)));
    }

    private static List<Remark> remarks(Lexer lexer, Spans spans) {
        List<Remark> remarks = new ArrayList<>();
        for (Token comment : lexer.comments()) {
            remarks.add(new Remark(spans.of(comment.start(), comment.end())));
        }
        return remarks;
    }

    private static List<Trouble> troubles(Lexer lexer, Splitter splitter, Spans spans) {
        List<Integer> places = new ArrayList<>(lexer.unclosed());
        places.addAll(splitter.unclosed());
        return places.stream()
                .sorted()
                .distinct()
                .map(place -> spans.of(place, place).line())
                .map(line -> new Trouble(line, "what opens here is never closed"))
                .toList();
    }
}
