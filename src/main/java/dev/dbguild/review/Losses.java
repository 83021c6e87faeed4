package dev.dbguild.review;

import dev.dbguild.review.history.Migration;
import dev.dbguild.review.history.Part;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Block;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a migration takes away that no way back can bring back: rows and values that were there before it.
///
/// It is derived from the text: the lab's tables hold no rows to miss.
final class Losses {
    private static final Pattern SET =
            Pattern.compile("(?is)\\bset\\s+(?:\"([^\"]+)\"|([\\w$]+))\\s*=");

    private final Migration migration;
    private final Set<String> made = new HashSet<>();

    private Losses(Migration migration) {
        this.migration = migration;
        statements(migration.up()).forEach(this::note);
    }

    /// Something that is gone for good.
    ///
    /// @param what as a sentence would have it: `the rows of 'orders'`
    record Loss(Statement statement, String what) {}

    /// In the order of the statements. Nothing when the migration copies rows aside and its way back uses them.
    static List<Loss> of(Migration migration) {
        Losses losses = new Losses(migration);
        return losses.keepsCopy()
                ? List.of()
                : statements(migration.up())
                        .flatMap(each -> losses.of(each).map(what -> new Loss(each, what)))
                        .toList();
    }

    /// Also what DO blocks run.
    private static Stream<Statement> statements(@org.jspecify.annotations.Nullable Part part) {
        return part == null
                ? Stream.empty()
                : part.statements().stream()
                        .flatMap(each ->
                                each instanceof Statement.Do block
                                        ? Block.of(block).statements().stream()
                                        : Stream.of(each));
    }

    private boolean keepsCopy() {
        boolean copies =
                statements(migration.up())
                        .anyMatch(each ->
                                each instanceof Statement.CreateTable table && table.fromQuery());
        return copies
                && statements(migration.down())
                        .anyMatch(each ->
                                each instanceof Statement.Change
                                        || each instanceof Statement.CreateTable table
                                                && table.fromQuery());
    }

    private void note(Statement statement) {
        if (statement instanceof Statement.CreateTable table) {
            made.add(key(table.name()));
        } else if (statement instanceof Statement.AlterTable alter) {
            alter.actions().stream()
                    .filter(AlterAction.AddColumn.class::isInstance)
                    .map(AlterAction.AddColumn.class::cast)
                    .forEach(add -> made.add(key(alter.name(), add.column().name())));
        }
    }

    private Stream<String> of(Statement statement) {
        return switch (statement) {
            case Statement.Drop drop -> dropped(drop);
            case Statement.Truncate truncate -> rows(truncate.names().stream());
            case Statement.Change change -> changed(change);
            case Statement.AlterTable alter when !isMade(alter.name()) ->
                    alter.actions().stream().flatMap(action -> of(alter.name(), action).stream());
            default -> Stream.empty();
        };
    }

    private Stream<String> dropped(Statement.Drop drop) {
        return switch (drop.object()) {
            case "TABLE" -> rows(drop.names().stream());
            case "SCHEMA" ->
                    drop.cascade()
                            ? drop.names().stream()
                                    .map(name -> "all rows in schema '" + name.text() + "'")
                            : Stream.empty();
            case "TYPE", "DOMAIN", "EXTENSION" ->
                    drop.cascade()
                            ? drop.names().stream()
                                    .map(name -> "the columns of type '" + name.text() + "'")
                            : Stream.empty();
            case "SEQUENCE" ->
                    drop.names().stream().map(name -> "how far '" + name.text() + "' had counted");
            default -> Stream.empty();
        };
    }

    private Stream<String> rows(Stream<Name> tables) {
        return tables.filter(table -> !isMade(table))
                .map(table -> "the rows of '" + table.text() + "'");
    }

    private Stream<String> changed(Statement.Change change) {
        Name table = change.target();
        if (change.kind().equals("INSERT") || isMade(table)) {
            return Stream.empty();
        }
        return change.kind().equals("UPDATE")
                ? updated(change)
                : Stream.of("the rows that leave '" + table.text() + "'");
    }

    private Stream<String> updated(Statement.Change change) {
        Matcher set = SET.matcher(change.text());
        if (!set.find()) {
            return Stream.of("the old values in '" + change.target().text() + "'");
        }
        Name column = Name.of(Objects.requireNonNullElse(set.group(1), set.group(2)));
        return made.contains(key(change.target(), column))
                ? Stream.empty()
                : Stream.of("the old values of '" + Step.column(change.target(), column) + "'");
    }

    private Optional<String> of(Name table, AlterAction action) {
        return switch (action) {
            case AlterAction.DropColumn drop when !made.contains(key(table, drop.column())) ->
                    Optional.of("what '" + Step.column(table, drop.column()) + "' held");
            case AlterAction.AlterType change when !isWidened(table, change) ->
                    Optional.of(
                            "what of '"
                                    + Step.column(table, change.column())
                                    + "' does not fit into "
                                    + change.type().text());
            default -> Optional.empty();
        };
    }

    /// Whether every value of the type that the way back restores has a place in the new one.
    private boolean isWidened(Name table, AlterAction.AlterType change) {
        return statements(migration.down())
                .filter(Statement.AlterTable.class::isInstance)
                .map(Statement.AlterTable.class::cast)
                .filter(alter -> alter.name().same(table))
                .flatMap(alter -> alter.actions().stream())
                .filter(AlterAction.AlterType.class::isInstance)
                .map(AlterAction.AlterType.class::cast)
                .filter(back -> back.column().same(change.column()))
                .anyMatch(back -> Width.holds(change.type(), back.type()));
    }

    private boolean isMade(Name table) {
        return made.contains(key(table));
    }

    private static String key(Name table) {
        return table.schema() + "." + table.last();
    }

    private static String key(Name table, Name column) {
        return key(table) + "." + column.last();
    }
}
