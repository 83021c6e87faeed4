package dev.dbguild.review.mysql;

import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.IndexPart;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The tables of a database as the statements before left them, and the settings of the session. Not thread-safe.
public final class MySqlTables {
    private static final Pattern CHECKS =
            Pattern.compile("(?i)\\bforeign_key_checks\\s*:?=\\s*(\\w+)");

    private final ServerVersion version;
    private final Map<String, MySqlTable> tables = new HashMap<>();
    private final Set<String> created = new HashSet<>();
    private boolean foreignKeyChecks = true;

    public MySqlTables(ServerVersion version) {
        this.version = version;
    }

    /// What stood before is no longer part of the change.
    public void beginChange() {
        created.clear();
    }

    /// The server that the statements meet.
    public ServerVersion version() {
        return version;
    }

    public MySqlTable table(Name name) {
        return tables.computeIfAbsent(MySqlTable.key(name), any -> new MySqlTable());
    }

    /// Whether this change made the table.
    public boolean created(Name name) {
        return created.contains(MySqlTable.key(name));
    }

    public boolean foreignKeyChecks() {
        return foreignKeyChecks;
    }

    /// Takes in what a statement does.
    public void apply(Statement statement) {
        switch (statement) {
            case Statement.CreateTable create -> create(create);
            case Statement.AlterTable alter -> alter(alter);
            case Statement.CreateIndex index -> table(index.table()).add(key(index));
            case Statement.DropKey drop ->
                    table(drop.target()).apply(new AlterAction.DropKey(drop.index()));
            case Statement.RenameTables rename -> rename(rename);
            case Statement.Drop drop when drop.object().equals("TABLE") ->
                    drop.names().forEach(name -> tables.remove(MySqlTable.key(name)));
            case Statement.Maintain upkeep when upkeep.kind().equals("OPTIMIZE TABLE") ->
                    upkeep.names().forEach(name -> table(name).builtAnew());
            case Statement.SetVariable set -> set(set);
            case Statement.Other other
                    when other.kind().equals("CREATE TRIGGER") && other.target() != null ->
                    table(other.target()).trigger();
            default -> {}
        }
    }

    /// One SET may set several: `SET @old = @@foreign_key_checks, foreign_key_checks = 0`.
    private void set(Statement.SetVariable set) {
        Matcher checks = CHECKS.matcher(set.text());
        while (checks.find()) {
            foreignKeyChecks =
                    checks.group(1).equals("1") || checks.group(1).equalsIgnoreCase("on");
        }
    }

    private void create(Statement.CreateTable create) {
        if (create.ifNotExists() && table(create.name()).known()) {
            return;
        }
        MySqlTable made = new MySqlTable();
        made.create(create);
        String like = create.options().get("LIKE");
        if (like != null) {
            made.likewise(table(Name.of(like.replace('`', '"'))));
        }
        tables.put(MySqlTable.key(create.name()), made);
        created.add(MySqlTable.key(create.name()));
    }

    private void alter(Statement.AlterTable alter) {
        MySqlTable table = table(alter.name());
        OnlineDdl.predict(alter, this).ifPresent(change -> count(table, change));
        alter.actions().forEach(table::apply);
        alter.actions().stream()
                .filter(AlterAction.RenameTable.class::isInstance)
                .map(AlterAction.RenameTable.class::cast)
                .forEach(rename -> move(alter.name(), rename.to()));
    }

    private static void count(MySqlTable table, OnlineDdl change) {
        if (change.online().rebuild()) {
            table.builtAnew();
        } else if (change.leavesVersion()) {
            table.countVersion();
        }
    }

    private void rename(Statement.RenameTables rename) {
        for (int i = 0; i < rename.from().size(); i++) {
            move(rename.from().get(i), rename.to().get(i));
        }
    }

    private void move(Name from, Name to) {
        MySqlTable table = tables.remove(MySqlTable.key(from));
        tables.put(MySqlTable.key(to), table == null ? new MySqlTable() : table);
        if (created.remove(MySqlTable.key(from))) {
            created.add(MySqlTable.key(to));
        }
    }

    /// The key that CREATE INDEX adds.
    static Constraint key(Statement.CreateIndex index) {
        if (index.unique()) {
            List<Name> columns =
                    index.columns().stream()
                            .map(IndexPart::column)
                            .filter(Objects::nonNull)
                            .toList();
            return new Constraint.Unique(index.name(), columns, null);
        }
        String kind =
                switch (index.method()) {
                    case "fulltext" -> "FULLTEXT";
                    case "spatial" -> "SPATIAL";
                    default -> "INDEX";
                };
        return new Constraint.Key(index.name(), kind, index.columns(), false);
    }
}
