package dev.dbguild.review.history;

import dev.dbguild.sql.Script;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;

/// One direction of a migration: the statements that make the change, or those that undo it.
///
/// @param script a file, or the part of one: its places are those of the file
/// @param transaction how the tool wraps the statements
public record Part(Script script, RunnerTransaction transaction) {
    private static final Pattern IRREVERSIBLE =
            Pattern.compile(
                    "(?i)irrever|not (?:be )?revers|no-?op\\b|no way back|one[- ]way|nothing to (?:undo|revert|roll)"
                            + "|(?:cannot|can't|can not|not) be (?:undone|reverted|rolled)");

    public List<Statement> statements() {
        return script.statements();
    }

    /// The file it stands in.
    public String file() {
        return script.name();
    }

    /// Whether its author says in a comment that there is no way back.
    public boolean saysIrreversible() {
        return script.remarks().stream()
                .anyMatch(remark -> IRREVERSIBLE.matcher(remark.source().text()).find());
    }

    boolean sameText(Part other) {
        return script == other.script || texts().equals(other.texts());
    }

    private List<String> texts() {
        return statements().stream().map(Statement::text).map(Part::unixLines).toList();
    }

    private static String unixLines(String text) {
        return text.replace("\r\n", "\n");
    }
}
