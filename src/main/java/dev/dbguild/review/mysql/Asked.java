package dev.dbguild.review.mysql;

import dev.dbguild.review.mysql.Online.Algorithm;
import dev.dbguild.review.mysql.Online.Lock;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a statement says of how it is to be carried out; null where it leaves that to the server.
public record Asked(@Nullable Algorithm algorithm, @Nullable Lock lock) {
    private static final Pattern CLAUSE =
            Pattern.compile(
                    "\\b(ALGORITHM|LOCK)\\s*=?\\s*(\\w+)(?=[^'\"`]*$)", Pattern.CASE_INSENSITIVE);

    static Asked of(Statement statement) {
        return statement instanceof Statement.AlterTable alter
                ? ofOptions(alter)
                : ofText(statement.text());
    }

    private static Asked ofOptions(Statement.AlterTable alter) {
        Asked asked = new Asked(null, null);
        for (AlterAction action : alter.actions()) {
            if (action instanceof AlterAction.TableOption option) {
                asked = asked.with(option.name(), option.value());
            }
        }
        return asked;
    }

    /// CREATE INDEX and DROP INDEX name both at their end, behind the last quoted name.
    private static Asked ofText(String text) {
        Asked asked = new Asked(null, null);
        Matcher clause = CLAUSE.matcher(text.substring(text.lastIndexOf(')') + 1));
        while (clause.find()) {
            asked = asked.with(clause.group(1), clause.group(2));
        }
        return asked;
    }

    private Asked with(String name, String value) {
        String word = value.toUpperCase(Locale.ROOT);
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "ALGORITHM" -> new Asked(algorithm(word), lock);
            case "LOCK" ->
                    new Asked(
                            algorithm,
                            Arrays.stream(Lock.values())
                                    .filter(each -> each.name().equals(word))
                                    .findFirst()
                                    .orElse(null));
            default -> this;
        };
    }

    /// MariaDB's NOCOPY is INPLACE without a rebuild.
    private static @Nullable Algorithm algorithm(String word) {
        String known = word.equals("NOCOPY") ? "INPLACE" : word;
        return Arrays.stream(Algorithm.values())
                .filter(each -> each.name().equals(known))
                .findFirst()
                .orElse(null);
    }

    /// Whether the statement says something of it, so that the server refuses rather than does more.
    public boolean anything() {
        return algorithm != null || lock != null;
    }
}
