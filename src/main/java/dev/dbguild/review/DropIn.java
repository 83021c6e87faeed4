package dev.dbguild.review;

import dev.dbguild.review.Review.Found;
import dev.dbguild.review.ReviewRequest.Input;
import dev.dbguild.review.ReviewRequest.LabUse;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Script;
import dev.dbguild.sql.ScriptReader;
import dev.dbguild.sql.Source;
import dev.dbguild.sql.Statement;
import dev.dbguild.sql.Statement.AlterTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the remedies that can stand in the place of a statement as they are. Not thread-safe.
///
/// Such a remedy is the same command on the same object, settings before it and the validation of what it adds after
/// it; and the file that holds it is reviewed again, without the lab: the finding must be gone and no other come.
/// At most [#MOST] remedies are tried.
final class DropIn {
    static final int MOST = 50;

    private final ReviewRequest request;
    private @Nullable List<String> before;
    private int tried;

    DropIn(ReviewRequest request) {
        this.request = request.on(null).lab(LabUse.OFF);
    }

    /// The statements that may replace the finding's, without the last terminator.
    Optional<String> of(Found found) {
        String remedy = found.remedy().sql();
        Optional<Input> file =
                request.files().stream().filter(each -> each.name().equals(found.file())).findAny();
        if (remedy == null || file.isEmpty() || tried >= MOST) {
            return Optional.empty();
        }
        String text = remedy.strip().replaceAll("\\s*;$", "");
        return statement(file.get(), found)
                .filter(statement -> isSameCommand(statement, read("remedy.sql", remedy)))
                .filter(statement -> heals(found, file.get(), statement.source(), text))
                .map(statement -> text);
    }

    private Optional<Statement> statement(Input file, Found found) {
        return read(file.name(), file.text()).statements().stream()
                .filter(each -> each.source().start() == found.start())
                .filter(each -> each.source().end() == found.end())
                .findFirst();
    }

    private Script read(String name, String text) {
        return ScriptReader.read(name, text, request.dialect());
    }

    private static boolean isSameCommand(Statement statement, Script remedy) {
        List<Statement> commands =
                remedy.statements().stream()
                        .dropWhile(each -> each instanceof Statement.SetVariable)
                        .toList();
        return remedy.troubles().isEmpty()
                && !commands.isEmpty()
                && isDefinition(statement)
                && isSame(statement, commands.getFirst())
                && commands.stream().skip(1).allMatch(each -> validates(each, statement));
    }

    /// Rows that are changed another way are not the same rows changed.
    private static boolean isDefinition(Statement statement) {
        return !(statement instanceof Statement.Change
                || statement instanceof Statement.Query
                || statement instanceof Statement.Truncate
                || statement instanceof Statement.Do
                || statement instanceof Statement.Copy);
    }

    private static boolean isSame(Statement statement, Statement command) {
        return statement.kind().equals(command.kind())
                && isSame(statement.target(), command.target())
                && actions(statement).equals(actions(command));
    }

    private static boolean isSame(@Nullable Name one, @Nullable Name other) {
        return one == null || other == null ? one == other : one.same(other);
    }

    private static List<? extends Class<?>> actions(Statement statement) {
        return statement instanceof AlterTable alter
                ? alter.actions().stream().map(Object::getClass).toList()
                : List.of();
    }

    private static boolean validates(Statement command, Statement statement) {
        return command instanceof AlterTable alter
                && isSame(alter.target(), statement.target())
                && alter.actions().stream()
                        .allMatch(each -> each instanceof AlterAction.ValidateConstraint);
    }

    private boolean heals(Found found, Input file, Source old, String text) {
        tried++;
        String healed =
                file.text().substring(0, old.startChar())
                        + text
                        + file.text().substring(old.endChar());
        List<Input> files =
                request.files().stream()
                        .map(each -> each == file ? new Input(file.name(), healed) : each)
                        .toList();
        List<String> after = complaints(files);
        List<String> allowed = new ArrayList<>(complaints());
        return allowed.remove(key(found)) && containsAll(allowed, after);
    }

    private static boolean containsAll(List<String> allowed, List<String> after) {
        return after.stream().allMatch(allowed::remove);
    }

    private List<String> complaints() {
        if (before == null) {
            before = complaints(request.files());
        }
        return before;
    }

    private List<String> complaints(List<Input> files) {
        ReviewRequest again =
                ReviewRequest.of(files, request.dialect())
                        .after(request.history())
                        .lab(LabUse.OFF)
                        .with(request.settings());
        return new Reviewer(null).review(again).findings().stream().map(DropIn::key).toList();
    }

    private static String key(Found found) {
        return found.rule() + " " + found.file() + " " + found.subject();
    }
}
