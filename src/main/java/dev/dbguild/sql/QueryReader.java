package dev.dbguild.sql;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.Token;
import org.jspecify.annotations.Nullable;

/// Looks inside one SELECT, INSERT, UPDATE, DELETE or MERGE: tables, and what their columns are used for.
///
/// Thread-safe. [ScriptReader] says what a statement is without understanding all of it; this reader has to
/// understand all, and fails with [Code#UNREADABLE_SQL] (fields `line` and `column`) where it does not.
public final class QueryReader {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(3);
    private static final int LONGEST = 200_000;

    private static final ExecutorService PARSERS =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("query-reader-", 0).factory());

    private QueryReader() {}

    public static QueryShape read(String sql, Dialect dialect) {
        if (sql.length() > LONGEST) {
            throw new Problem(
                            Code.TOO_LARGE,
                            "the query has " + sql.length() + " characters",
                            "send one of at most " + LONGEST)
                    .with("limit", LONGEST);
        }
        return new ShapeCollector(dialect).collect(parse(sql, dialect));
    }

    private static net.sf.jsqlparser.statement.Statement parse(String sql, Dialect dialect) {
        try {
            return CCJSqlParserUtil.parse(
                    sql,
                    PARSERS,
                    parser ->
                            parser.withTimeOut(TIME_LIMIT.toMillis())
                                    .withSquareBracketQuotation(dialect == Dialect.SQLITE)
                                    .withBackslashEscapeCharacter(dialect == Dialect.MYSQL));
        } catch (JSQLParserException e) {
            throw unreadable(e);
        } catch (RuntimeException | StackOverflowError e) {
            throw new Problem(
                            Code.UNREADABLE_SQL,
                            "the query cannot be analysed",
                            "send a simpler form of it")
                    .causedBy(e);
        }
    }

    private static Problem unreadable(JSQLParserException e) {
        Token token = unexpected(e);
        if (token == null) {
            return new Problem(
                            Code.UNREADABLE_SQL,
                            "the query cannot be analysed",
                            "check that it is one SELECT, INSERT, UPDATE, DELETE or MERGE that runs")
                    .causedBy(e);
        }
        String what =
                token.image == null || token.image.isEmpty()
                        ? "the query ends too early"
                        : "the query cannot be read from '" + shortened(token.image) + "' on";
        return new Problem(
                        Code.UNREADABLE_SQL,
                        what + " (line " + token.beginLine + ", column " + token.beginColumn + ")",
                        "check the statement at that place, or send a simpler form of it")
                .with("line", token.beginLine)
                .with("column", token.beginColumn)
                .causedBy(e);
    }

    private static @Nullable Token unexpected(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ParseException parse && parse.currentToken != null) {
                Token next = parse.currentToken.next;
                return next == null ? parse.currentToken : next;
            }
        }
        return null;
    }

    private static String shortened(String image) {
        return image.length() > 40 ? image.substring(0, 40) + "…" : image;
    }
}
