package dev.dbguild.review;

import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Block;
import dev.dbguild.sql.Column;
import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.IndexPart;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Does to a catalogue what a statement does to a database.
final class Replay {
    private static final Pattern INTO =
            Pattern.compile(
                    "\\binto\\s+(?:(?:temp|temporary|unlogged|table)\\s+)*((?:\"[^\"]+\"|[\\w$.])+)",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern REPLACES =
            Pattern.compile(
                    "\\s*create\\s+or\\s+replace\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern STEADY =
            Pattern.compile("\\b(immutable|stable)\\b", Pattern.CASE_INSENSITIVE);

    private final Catalogue catalogue;

    Replay(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    void apply(Statement statement) {
        switch (statement) {
            case Statement.CreateTable create -> create(create);
            case Statement.AlterTable alter -> alter(alter);
            case Statement.CreateIndex index -> index(index);
            case Statement.CreateDomain domain -> catalogue.put(domain.target(), domain);
            case Statement.CreateType type -> type(type);
            case Statement.AddEnumValue value -> value(value);
            case Statement.Drop drop -> drop.names().forEach(name -> drop(drop.object(), name));
            case Statement.Query query when query.into() -> into(query);
            case Statement.CreateView view -> view(view);
            case Statement.Do block -> Block.of(block).statements().forEach(this::apply);
            case Statement.CreateFunction function -> function(function);
            case Statement.Other other
                    when other.target() != null && other.kind().equals("CREATE FOREIGN TABLE") ->
                    catalogue.fresh(other.target());
            default -> {}
        }
    }

    private void create(Statement.CreateTable create) {
        if (create.ifNotExists() && catalogue.knows(create.name())) {
            return;
        }
        KnownTable made = catalogue.fresh(create.name());
        made.persist(create.unlogged() ? "UNLOGGED" : "LOGGED");
        for (Name parent : create.inherits()) {
            inherit(made, parent);
            catalogue.table(parent).bequeath(made);
        }
        if (create.partitionOf() != null) {
            inherit(made, create.partitionOf());
            boolean isDefault =
                    create.text().matches("(?is).*\\bdefault\\b(?:\\s+partition\\b.*)?");
            catalogue.table(create.partitionOf()).attach(made, isDefault);
        }
        if (create.partitionedBy() != null) {
            made.partitionBy(create.partitionedBy());
        }
        create.columns().forEach(column -> add(made, column));
        create.constraints().forEach(constraint -> add(made, constraint, null));
    }

    private void inherit(KnownTable made, Name parent) {
        catalogue.table(parent).columns().forEach(made::put);
    }

    private void add(KnownTable table, Column column) {
        table.add(KnownColumn.of(column));
        column.constraints().forEach(constraint -> add(table, constraint, column.name()));
    }

    private void add(KnownTable table, Constraint constraint, @Nullable Name column) {
        KnownTable references =
                constraint instanceof Constraint.ForeignKey key
                        ? catalogue.table(key.references())
                        : null;
        Constraint whole = adopted(table, constraint);
        String name = nameOf(table, whole, column);
        table.add(KnownConstraint.of(whole, name, references));
        if (whole instanceof Constraint.PrimaryKey || whole instanceof Constraint.Unique) {
            table.add(indexOf(table, whole, name));
        }
        if (whole instanceof Constraint.NotNull not && !not.unchecked()) {
            table.require(not.column().last(), true);
        }
    }

    /// A key that takes over an index is on that index's columns.
    private static Constraint adopted(KnownTable table, Constraint constraint) {
        return switch (constraint) {
            case Constraint.PrimaryKey key when key.usingIndex() != null ->
                    table.index(key.usingIndex().last())
                            .<Constraint>map(index ->
                                    new Constraint.PrimaryKey(
                                            key.name(), index.columns(), key.usingIndex()))
                            .orElse(key);
            case Constraint.Unique unique when unique.usingIndex() != null ->
                    table.index(unique.usingIndex().last())
                            .<Constraint>map(index ->
                                    new Constraint.Unique(
                                            unique.name(), index.columns(), unique.usingIndex()))
                            .orElse(unique);
            default -> constraint;
        };
    }

    private static KnownIndex indexOf(KnownTable table, Constraint key, String name) {
        Name own = Name.of(Name.written(table.name().schema()) + "." + Name.written(name));
        return new KnownIndex(own, columns(key), true, false, "");
    }

    private static List<Name> columns(Constraint constraint) {
        return switch (constraint) {
            case Constraint.PrimaryKey key -> key.columns();
            case Constraint.Unique unique -> unique.columns();
            case Constraint.ForeignKey key -> key.columns();
            case Constraint.NotNull not -> List.of(not.column());
            case Constraint.Check check -> List.of();
            case Constraint.Exclude exclude -> List.of();
            case Constraint.Key key ->
                    key.parts().stream().map(IndexPart::column).filter(Objects::nonNull).toList();
        };
    }

    /// The constraint's own name, or what the server would call it.
    private static String nameOf(KnownTable table, Constraint constraint, @Nullable Name column) {
        if (constraint.name() != null) {
            return constraint.name().last();
        }
        boolean single = column != null && !(constraint instanceof Constraint.PrimaryKey);
        List<Name> columns =
                constraint instanceof Constraint.PrimaryKey
                        ? List.of()
                        : single ? List.of(column) : columns(constraint);
        String name =
                Name.of(Rewording.constraintName(table.name(), columns, suffix(constraint))).last();
        return free(table, name);
    }

    /// The name, with the first number behind it that makes it the only one.
    private static String free(KnownTable table, String name) {
        String free = name;
        for (int i = 1; table.constraint(free).isPresent(); i++) {
            free = name + i;
        }
        return free;
    }

    private static String suffix(Constraint constraint) {
        return switch (constraint) {
            case Constraint.PrimaryKey key -> "pkey";
            case Constraint.Unique unique -> "key";
            case Constraint.ForeignKey key -> "fkey";
            case Constraint.NotNull not -> "not_null";
            case Constraint.Check check -> "check";
            case Constraint.Exclude exclude -> "excl";
            case Constraint.Key key -> "idx";
        };
    }

    private void alter(Statement.AlterTable alter) {
        if (alter.object().equals("INDEX")) {
            return;
        }
        KnownTable table = catalogue.table(alter.name());
        alter.actions().forEach(action -> apply(table, action));
    }

    private void apply(KnownTable table, AlterAction action) {
        switch (action) {
            case AlterAction.AddColumn add -> addColumn(table, add);
            case AlterAction.DropColumn drop -> table.dropColumn(drop.column().last());
            case AlterAction.AlterType type ->
                    retype(table, type.column().last(), column -> column.typed(type.type()));
            case AlterAction.SetNotNull set -> table.require(set.column().last(), true);
            case AlterAction.DropNotNull drop -> table.require(drop.column().last(), false);
            case AlterAction.SetDefault set ->
                    retype(table, set.column().last(), column -> column.defaulted(true));
            case AlterAction.DropDefault drop ->
                    retype(table, drop.column().last(), column -> column.defaulted(false));
            case AlterAction.AddConstraint add -> add(table, add.constraint(), null);
            case AlterAction.ValidateConstraint validate -> validate(table, validate.constraint());
            case AlterAction.DropConstraint drop -> table.dropConstraint(drop.constraint().last());
            case AlterAction.RenameTable to -> catalogue.rename(table, moved(table, to.to()));
            case AlterAction.SetSchema to ->
                    catalogue.rename(
                            table, Name.of(to.schema().text() + "." + table.name().lastWritten()));
            case AlterAction.RenameColumn rename ->
                    table.renameColumn(rename.from().last(), rename.to().last());
            case AlterAction.RenameConstraint rename ->
                    table.renameConstraint(rename.from().last(), rename.to().last());
            case AlterAction.AttachPartition attach ->
                    table.attach(catalogue.table(attach.partition()), attach.isDefault());
            case AlterAction.DetachPartition detach ->
                    table.detach(catalogue.table(detach.partition()));
            case AlterAction.Inherit inherit -> catalogue.table(inherit.parent()).bequeath(table);
            case AlterAction.NoInherit inherit ->
                    catalogue.table(inherit.parent()).disinherit(table);
            case AlterAction.MoveStorage move -> persist(table, move.what());
            default -> {}
        }
    }

    private static void persist(KnownTable table, String what) {
        if (what.endsWith("LOGGED")) {
            table.persist(what.endsWith("UNLOGGED") ? "UNLOGGED" : "LOGGED");
        }
    }

    private static Name moved(KnownTable table, Name to) {
        Name from = table.name();
        return from.parts().size() > 1
                ? Name.of(Name.written(from.schema()) + "." + to.text())
                : to;
    }

    private void addColumn(KnownTable table, AlterAction.AddColumn add) {
        boolean there = table.column(add.column().name().last()).isPresent();
        if (!there || !add.ifNotExists()) {
            add(table, add.column());
        }
    }

    private static void retype(
            KnownTable table, String column, java.util.function.UnaryOperator<KnownColumn> change) {
        KnownColumn known =
                table.column(column)
                        .orElse(new KnownColumn(column, KnownColumn.UNKNOWN, false, false));
        table.put(change.apply(known));
    }

    private static void validate(KnownTable table, Name constraint) {
        table.validate(constraint.last());
        table.constraint(constraint.last())
                .filter(each -> each.is(Constraint.NotNull.class))
                .ifPresent(each -> each.proves().forEach(column -> table.require(column, true)));
    }

    private void index(Statement.CreateIndex index) {
        KnownTable table = catalogue.table(index.table());
        List<Name> columns = new ArrayList<>();
        index.columns()
                .forEach(part -> {
                    if (part.column() != null) {
                        columns.add(part.column());
                    }
                });
        String own =
                index.name() == null
                        ? Rewording.constraintName(index.table(), columns, "idx")
                        : index.name().lastWritten();
        Name name = Name.of(Name.written(index.table().schema()) + "." + own);
        boolean there = index.ifNotExists() && table.index(name.last()).isPresent();
        if (!there) {
            table.add(KnownIndex.of(index, name));
        }
    }

    private void type(Statement.CreateType type) {
        catalogue.ownType(type.target());
        if (type.isEnum()) {
            catalogue.put(type.target(), type.labels());
        }
    }

    private void value(Statement.AddEnumValue added) {
        catalogue
                .labels(added.target())
                .map(ArrayList::new)
                .ifPresent(labels -> {
                    labels.add(added.value());
                    catalogue.put(added.target(), labels);
                });
    }

    private void drop(String object, Name name) {
        switch (object) {
            case "INDEX" ->
                    catalogue.tableOf(name).ifPresent(table -> table.dropIndex(name.last()));
            case "TYPE", "DOMAIN" -> catalogue.dropType(name);
            case "TABLE", "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE" -> {
                KnownTable table = catalogue.table(name);
                table.parent().ifPresent(parent -> parent.detach(table));
                catalogue.tables().forEach(other -> other.disinherit(table));
                catalogue.drop(name);
            }
            default -> {}
        }
    }

    private void into(Statement.Query query) {
        Matcher into = INTO.matcher(query.text());
        if (into.find()) {
            catalogue.fresh(Name.of(into.group(1)));
        }
    }

    private void view(Statement.CreateView view) {
        boolean replaces = REPLACES.matcher(view.text()).matches();
        if (!replaces || !catalogue.knows(view.target())) {
            catalogue.fresh(view.target());
        }
        catalogue.table(view.target()).readFrom(Sources.in(view.query(), catalogue));
    }

    private void function(Statement.CreateFunction function) {
        String text = function.text();
        String body = function.body();
        String written = text.contains(body) ? body : body.replace("'", "''");
        int from = Math.max(0, text.indexOf(written));
        int to = from + (text.startsWith(written, from) ? written.length() : 0);
        boolean steady =
                STEADY.matcher(text.substring(0, from)).find()
                        || STEADY.matcher(text.substring(to)).find();
        catalogue.put(function.target(), steady);
    }
}
