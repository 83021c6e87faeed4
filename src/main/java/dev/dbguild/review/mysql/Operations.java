package dev.dbguild.review.mysql;

import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Column;
import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.Name;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Says which operations the actions of one statement are, by what is known of the table.
final class Operations {
    /// A table takes so many instant changes of its columns before it must be built anew.
    private static final int MAX_VERSIONS = 64;

    private static final Set<String> MOMENTS =
            Set.of("now", "current_timestamp", "localtime", "localtimestamp");

    private static final Set<Operation> OF_COLUMNS =
            EnumSet.of(Operation.ADD_COLUMN, Operation.ADD_COLUMN_PLACED, Operation.DROP_COLUMN);

    private final MySqlTables tables;
    private final MySqlTable table;

    Operations(MySqlTables tables, Name name) {
        this.tables = tables;
        this.table = tables.table(name);
    }

    List<Operation> of(List<AlterAction> actions) {
        List<Operation> found = new ArrayList<>();
        for (AlterAction action : actions) {
            found.addAll(of(action));
        }
        boolean replaced =
                found.contains(Operation.ADD_PRIMARY_KEY)
                        && found.contains(Operation.DROP_PRIMARY_KEY);
        if (replaced) {
            found.removeIf(each ->
                    each == Operation.ADD_PRIMARY_KEY || each == Operation.DROP_PRIMARY_KEY);
            found.add(Operation.REPLACE_PRIMARY_KEY);
        }
        return table.otherEngine() && !found.isEmpty()
                ? List.of(Operation.OTHER_ENGINE)
                : found.stream().map(this::restricted).distinct().toList();
    }

    /// What the table's indexes, format and past forbid to be instant.
    private Operation restricted(Operation operation) {
        if (OF_COLUMNS.contains(operation)) {
            if (table.hasFulltext()) {
                return Operation.COLUMNS_BESIDE_FULLTEXT;
            }
            if (table.compressed()) {
                return Operation.COLUMNS_OF_COMPRESSED;
            }
            return pastVersions() ? Operation.COLUMNS_PAST_VERSIONS : operation;
        }
        return operation == Operation.REBUILD && table.hasFulltext()
                ? Operation.REBUILD_BESIDE_FULLTEXT
                : operation;
    }

    private boolean pastVersions() {
        ServerVersion version = tables.version();
        int most = version.since(9, 1, 0) ? 255 : MAX_VERSIONS;
        return version.since(8, 0, 29) && !version.mariaDb() && table.versions() >= most;
    }

    private List<Operation> of(AlterAction action) {
        return switch (action) {
            case AlterAction.AddColumn add -> added(add.column());
            case AlterAction.DropColumn drop -> dropped(drop.column());
            case AlterAction.RenameColumn rename -> List.of(renamed(rename.from()));
            case AlterAction.SetDefault set -> List.of(Operation.CHANGE_DEFAULT);
            case AlterAction.DropDefault drop -> List.of(Operation.CHANGE_DEFAULT);
            case AlterAction.AddConstraint add -> List.of(added(add.constraint()));
            case AlterAction.DropConstraint drop -> List.of(dropped(drop.constraint().last()));
            case AlterAction.RenameTable rename -> List.of(Operation.RENAME_TABLE);
            case AlterAction.MySql own -> ofMySql(own);
            default -> List.of();
        };
    }

    private List<Operation> ofMySql(AlterAction.MySql action) {
        return switch (action) {
            case AlterAction.ModifyColumn modify -> modified(modify);
            case AlterAction.ShowColumn show -> List.of(Operation.SHOW_COLUMN);
            case AlterAction.DropPrimaryKey drop -> List.of(Operation.DROP_PRIMARY_KEY);
            case AlterAction.DropForeignKey drop -> List.of(Operation.DROP_FOREIGN_KEY);
            case AlterAction.DropCheck drop -> List.of(Operation.DROP_CHECK);
            case AlterAction.DropKey drop -> List.of(Operation.DROP_INDEX);
            case AlterAction.RenameKey rename -> List.of(Operation.RENAME_INDEX);
            case AlterAction.ShowKey show -> List.of(Operation.SHOW_INDEX);
            case AlterAction.AlterCheck alter ->
                    List.of(alter.enforced() ? Operation.ADD_CHECK : Operation.DROP_CHECK);
            case AlterAction.ConvertCharacters convert -> List.of(Operation.CONVERT_CHARACTERS);
            case AlterAction.TableOption option -> ofOption(option);
            case AlterAction.AlterPartitions partitions -> ofPartitions(partitions.verb());
            case AlterAction.OrderRows order -> List.of(Operation.ORDER_ROWS);
            case AlterAction.Rebuild rebuild -> List.of(Operation.REBUILD);
            case AlterAction.SwitchKeys keys -> List.of();
        };
    }

    private List<Operation> added(Column column) {
        List<Operation> found = new ArrayList<>();
        found.add(addedItself(column));
        boolean foreignKeys = tables.version().since(10, 5, 0);
        column.constraints().stream()
                .filter(each -> foreignKeys || !(each instanceof Constraint.ForeignKey))
                .map(this::added)
                .forEach(found::add);
        return found;
    }

    private Operation addedItself(Column column) {
        return switch (column.generated()) {
            case IDENTITY -> Operation.ADD_AUTO_INCREMENT_COLUMN;
            case STORED -> Operation.ADD_STORED_COLUMN;
            case VIRTUAL -> Operation.ADD_VIRTUAL_COLUMN;
            case NOT -> isComputed(column) ? Operation.ADD_COLUMN_COMPUTED : placed(column);
        };
    }

    /// Whether its default is an expression other than the present moment.
    private static boolean isComputed(Column column) {
        return column.value() != null
                && (column.value().text().startsWith("(")
                        || column.value().functions().stream()
                                .anyMatch(each -> !MOMENTS.contains(each)));
    }

    private Operation placed(Column column) {
        String after = column.options().get("AFTER");
        boolean moves =
                column.options().containsKey("FIRST") || after != null && !table.isLast(after);
        return moves ? Operation.ADD_COLUMN_PLACED : Operation.ADD_COLUMN;
    }

    private List<Operation> dropped(Name column) {
        Column.Generated generated =
                table.column(column).map(Column::generated).orElse(Column.Generated.NOT);
        Operation drop =
                switch (generated) {
                    case VIRTUAL -> Operation.DROP_VIRTUAL_COLUMN;
                    case STORED -> Operation.DROP_STORED_COLUMN;
                    case IDENTITY, NOT -> Operation.DROP_COLUMN;
                };
        return table.isKeyed(column) ? List.of(drop, Operation.DROP_INDEX) : List.of(drop);
    }

    private List<Operation> modified(AlterAction.ModifyColumn modify) {
        List<Operation> found = new ArrayList<>();
        if (modify.renames()) {
            found.add(renamed(modify.old()));
        }
        found.addAll(
                table.column(modify.old())
                        .map(old ->
                                new ColumnChange(tables.version(), table).of(old, modify.column()))
                        .orElse(List.of(Operation.CHANGE_TYPE)));
        return found.isEmpty() ? List.of(Operation.NOTHING) : found;
    }

    private Operation renamed(Name column) {
        return table.references(column)
                ? Operation.RENAME_REFERENCED_COLUMN
                : Operation.RENAME_COLUMN;
    }

    private Operation added(Constraint constraint) {
        return switch (constraint) {
            case Constraint.PrimaryKey key -> Operation.ADD_PRIMARY_KEY;
            case Constraint.Unique unique -> Operation.ADD_INDEX;
            case Constraint.ForeignKey key ->
                    tables.foreignKeyChecks()
                            ? Operation.ADD_FOREIGN_KEY
                            : Operation.ADD_UNCHECKED_FOREIGN_KEY;
            case Constraint.Check check ->
                    check.unchecked() ? Operation.ADD_UNENFORCED_CHECK : Operation.ADD_CHECK;
            case Constraint.Key key -> index(key.kind());
            case Constraint.NotNull not -> Operation.MAKE_NOT_NULL;
            case Constraint.Exclude exclude -> Operation.ADD_CHECK;
        };
    }

    private Operation index(String kind) {
        return switch (kind) {
            case "FULLTEXT" ->
                    table.known() && !table.hasFulltext()
                            ? Operation.ADD_FIRST_FULLTEXT_INDEX
                            : Operation.ADD_FULLTEXT_INDEX;
            case "SPATIAL" -> Operation.ADD_SPATIAL_INDEX;
            default -> Operation.ADD_INDEX;
        };
    }

    private Operation dropped(String constraint) {
        return table.key(constraint)
                .map(each ->
                        switch (each) {
                            case Constraint.ForeignKey key -> Operation.DROP_FOREIGN_KEY;
                            case Constraint.PrimaryKey key -> Operation.DROP_PRIMARY_KEY;
                            case Constraint.Unique unique -> Operation.DROP_INDEX;
                            case Constraint.Key key -> Operation.DROP_INDEX;
                            case Constraint.Check check -> Operation.DROP_CHECK;
                            case Constraint.NotNull not -> Operation.DROP_CHECK;
                            case Constraint.Exclude exclude -> Operation.DROP_CHECK;
                        })
                .orElse(Operation.DROP_CHECK);
    }

    private List<Operation> ofOption(AlterAction.TableOption option) {
        return switch (option.name()) {
            case "ENGINE" ->
                    List.of(
                            option.value().equalsIgnoreCase("InnoDB")
                                    ? Operation.REBUILD
                                    : Operation.CHANGE_ENGINE);
            case "ROW_FORMAT", "KEY_BLOCK_SIZE" -> List.of(Operation.CHANGE_ROW_FORMAT);
            case "AUTO_INCREMENT" -> List.of(Operation.CHANGE_AUTO_INCREMENT);
            case "CHARACTER SET", "COLLATE" -> List.of(Operation.CHANGE_TABLE_CHARACTERS);
            case "COMMENT" -> List.of(Operation.CHANGE_TABLE_COMMENT);
            case "STATS_PERSISTENT", "STATS_AUTO_RECALC", "STATS_SAMPLE_PAGES" ->
                    List.of(Operation.CHANGE_STATISTICS);
            case "ENCRYPTION", "ENCRYPTED" -> List.of(Operation.ENCRYPT);
            default -> List.of();
        };
    }

    private List<Operation> ofPartitions(String verb) {
        String key =
                table.partitionedBy() == null ? "" : table.partitionedBy().toUpperCase(Locale.ROOT);
        boolean hash = key.contains("HASH") || key.contains("KEY");
        return switch (verb) {
            case "ADD PARTITION" ->
                    List.of(hash ? Operation.ADD_HASH_PARTITION : Operation.ADD_RANGE_PARTITION);
            case "DROP PARTITION" -> List.of(Operation.DROP_PARTITION);
            case "TRUNCATE PARTITION", "EXCHANGE PARTITION" ->
                    List.of(Operation.TRUNCATE_PARTITION);
            case "REORGANIZE PARTITION", "COALESCE PARTITION", "REBUILD PARTITION" ->
                    List.of(Operation.REORGANIZE_PARTITION);
            case "OPTIMIZE PARTITION" -> List.of(Operation.REORGANIZE_PARTITION);
            case "PARTITION BY", "REMOVE PARTITIONING" -> List.of(Operation.PARTITION_BY);
            default -> List.of();
        };
    }
}
