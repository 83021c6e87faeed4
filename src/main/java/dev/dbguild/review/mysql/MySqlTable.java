package dev.dbguild.review.mysql;

import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Column;
import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.IndexPart;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A table as earlier statements left it. Columns and keys are found by their names in any case. Not thread-safe.
public final class MySqlTable {
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final Map<String, Constraint> keys = new LinkedHashMap<>();
    private final Map<String, String> options = new HashMap<>();
    private final List<String> hidden = new ArrayList<>();
    private @Nullable String partitionedBy;
    private boolean known;
    private boolean triggered;
    private int versions;

    /// Takes over what CREATE TABLE says.
    void create(Statement.CreateTable table) {
        known = !table.columns().isEmpty();
        options.putAll(table.options());
        partitionedBy = table.partitionedBy();
        table.columns().forEach(column -> add(column, null));
        table.constraints().forEach(this::add);
    }

    void likewise(MySqlTable other) {
        known = other.known;
        columns.putAll(other.columns);
        keys.putAll(other.keys);
        options.putAll(other.options);
        partitionedBy = other.partitionedBy;
    }

    /// Whether a statement said what it looks like.
    public boolean known() {
        return known;
    }

    public Optional<Column> column(Name name) {
        return Optional.ofNullable(columns.get(key(name)));
    }

    public List<Column> columns() {
        return List.copyOf(columns.values());
    }

    /// The column before this one, empty for the first.
    Optional<String> before(Name name) {
        List<String> names = List.copyOf(columns.keySet());
        int at = names.indexOf(key(name));
        return at > 0 ? Optional.of(names.get(at - 1)) : Optional.empty();
    }

    boolean isLast(String column) {
        List<String> names = List.copyOf(columns.keySet());
        return !names.isEmpty() && names.getLast().equals(column.toLowerCase(Locale.ROOT));
    }

    /// The value of a table's option, empty when it was not told.
    public String option(String name) {
        return options.getOrDefault(name, "");
    }

    public @Nullable String partitionedBy() {
        return partitionedBy;
    }

    /// Whether its engine is told and is not InnoDB.
    public boolean otherEngine() {
        return !option("ENGINE").isEmpty() && !option("ENGINE").equalsIgnoreCase("InnoDB");
    }

    public boolean compressed() {
        return option("ROW_FORMAT").equalsIgnoreCase("COMPRESSED")
                || !option("KEY_BLOCK_SIZE").isEmpty();
    }

    public boolean hasFulltext() {
        return keys(Constraint.Key.class).anyMatch(key -> key.kind().equals("FULLTEXT"));
    }

    /// Its constraints and indexes of one type.
    public <C extends Constraint> Stream<C> keys(Class<C> type) {
        return keys.values().stream().filter(type::isInstance).map(type::cast);
    }

    public Optional<Constraint> key(String name) {
        return Optional.ofNullable(keys.get(name.toLowerCase(Locale.ROOT)));
    }

    /// Whether an index or key was made invisible before.
    public boolean hidden(Name index) {
        return hidden.contains(key(index));
    }

    /// Whether a key, index or foreign key names the column.
    public boolean isKeyed(Name column) {
        return keys.values().stream()
                .flatMap(MySqlTable::columnsOf)
                .anyMatch(each -> key(each).equals(key(column)));
    }

    /// Whether a unique or primary key names the column.
    public boolean isUnique(Name column) {
        return Stream.concat(keys(Constraint.Unique.class), keys(Constraint.PrimaryKey.class))
                .flatMap(MySqlTable::columnsOf)
                .anyMatch(each -> key(each).equals(key(column)));
    }

    boolean references(Name column) {
        return keys(Constraint.ForeignKey.class)
                .flatMap(each -> each.columns().stream())
                .anyMatch(each -> key(each).equals(key(column)));
    }

    /// Whether deleting or changing a row elsewhere changes rows here.
    boolean cascades() {
        return keys(Constraint.ForeignKey.class)
                .flatMap(each -> Stream.of(each.onDelete(), each.onUpdate()))
                .anyMatch(action -> action.equals("cascade") || action.equals("set null"));
    }

    private static Stream<Name> columnsOf(Constraint constraint) {
        return switch (constraint) {
            case Constraint.PrimaryKey key -> key.columns().stream();
            case Constraint.Unique unique -> unique.columns().stream();
            case Constraint.ForeignKey key -> key.columns().stream();
            case Constraint.Key key ->
                    key.parts().stream().map(IndexPart::column).filter(Objects::nonNull);
            default -> Stream.of();
        };
    }

    /// Whether a trigger was made on it.
    public boolean triggered() {
        return triggered;
    }

    void trigger() {
        triggered = true;
    }

    /// How many row versions instant changes have left since it was last built.
    int versions() {
        return versions;
    }

    void countVersion() {
        versions++;
    }

    void builtAnew() {
        versions = 0;
    }

    void apply(AlterAction action) {
        switch (action) {
            case AlterAction.AddColumn add -> add(add.column(), add.column());
            case AlterAction.DropColumn drop -> columns.remove(key(drop.column()));
            case AlterAction.ModifyColumn modify -> replace(modify.old(), modify.column());
            case AlterAction.RenameColumn rename ->
                    column(rename.from())
                            .ifPresent(old -> replace(rename.from(), renamed(old, rename.to())));
            case AlterAction.AddConstraint add -> add(add.constraint());
            case AlterAction.DropKey drop -> keys.remove(key(drop.index()));
            case AlterAction.DropForeignKey drop -> keys.remove(key(drop.key()));
            case AlterAction.DropConstraint drop -> keys.remove(key(drop.constraint()));
            case AlterAction.DropCheck drop -> keys.remove(key(drop.check()));
            case AlterAction.DropPrimaryKey drop ->
                    keys.values().removeIf(Constraint.PrimaryKey.class::isInstance);
            case AlterAction.RenameKey rename -> {
                Constraint old = keys.remove(key(rename.from()));
                if (old != null) {
                    keys.put(key(rename.to()), old);
                }
            }
            case AlterAction.ShowKey show -> show(show);
            case AlterAction.TableOption option -> options.put(option.name(), option.value());
            case AlterAction.ConvertCharacters convert -> convert(convert);
            default -> {}
        }
    }

    private void show(AlterAction.ShowKey show) {
        hidden.remove(key(show.index()));
        if (!show.visible()) {
            hidden.add(key(show.index()));
        }
    }

    private void convert(AlterAction.ConvertCharacters convert) {
        options.put("CHARACTER SET", convert.characterSet());
        options.remove("COLLATE");
        if (convert.collation() != null) {
            options.put("COLLATE", convert.collation());
        }
        columns.replaceAll((name, column) -> withoutCharacters(column));
    }

    private static Column withoutCharacters(Column column) {
        Map<String, String> rest = new HashMap<>(column.options());
        rest.remove("CHARACTER SET");
        rest.remove("COLLATE");
        return with(column, column.name(), rest);
    }

    private static Column renamed(Column column, Name to) {
        return with(column, to, column.options());
    }

    private static Column with(Column column, Name name, Map<String, String> options) {
        return new Column(
                name,
                column.type(),
                column.notNull(),
                column.value(),
                column.generated(),
                column.constraints(),
                column.text(),
                options);
    }

    private void add(Column column, @Nullable Column placed) {
        Map<String, Column> later = placed == null ? Map.of() : behind(placed);
        later.keySet().forEach(columns::remove);
        columns.put(key(column.name()), column);
        columns.putAll(later);
        column.constraints().forEach(this::add);
    }

    /// The columns that will stand behind one that says FIRST or AFTER.
    private Map<String, Column> behind(Column placed) {
        Map<String, Column> later = new LinkedHashMap<>();
        String after = placed.options().getOrDefault("AFTER", "").toLowerCase(Locale.ROOT);
        boolean passed = placed.options().containsKey("FIRST");
        for (Map.Entry<String, Column> each : columns.entrySet()) {
            if (passed) {
                later.put(each.getKey(), each.getValue());
            }
            passed |= each.getKey().equals(after);
        }
        return later;
    }

    private void replace(Name old, Column fresh) {
        if (fresh.options().containsKey("FIRST") || fresh.options().containsKey("AFTER")) {
            columns.remove(key(old));
            add(fresh, fresh);
            return;
        }
        Map<String, Column> before = new LinkedHashMap<>(columns);
        columns.clear();
        before.forEach((name, column) -> {
            boolean same = name.equals(key(old));
            columns.put(same ? key(fresh.name()) : name, same ? fresh : column);
        });
        fresh.constraints().forEach(this::add);
    }

    void add(Constraint constraint) {
        Name own = constraint.name();
        String name =
                own == null
                        ? columnsOf(constraint).findFirst().map(MySqlTable::key).orElse("")
                        : key(own);
        boolean primary = constraint instanceof Constraint.PrimaryKey;
        keys.put(
                primary ? "primary" : keys.containsKey(name) ? name + "_" + keys.size() : name,
                constraint);
        if (constraint instanceof Constraint.Key key && key.invisible()) {
            hidden.add(name);
        }
    }

    static String key(Name name) {
        return name.last().toLowerCase(Locale.ROOT);
    }
}
