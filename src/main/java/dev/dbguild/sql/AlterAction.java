package dev.dbguild.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One sub-command of an ALTER TABLE, or of an ALTER of another relation or of a composite type.
public sealed interface AlterAction {

    record AddColumn(Column column, boolean ifNotExists) implements AlterAction {}

    record DropColumn(Name column, boolean ifExists, boolean cascade) implements AlterAction {}

    /// @param using null when the old value is cast as an assignment would
    /// @param collation null when the type's own is taken
    record AlterType(
            Name column, DataType type, @Nullable Expression using, @Nullable String collation)
            implements AlterAction {}

    record SetNotNull(Name column) implements AlterAction {}

    record DropNotNull(Name column) implements AlterAction {}

    record SetDefault(Name column, Expression value) implements AlterAction {}

    record DropDefault(Name column) implements AlterAction {}

    /// `ALTER COLUMN … ADD GENERATED … AS IDENTITY`.
    record AddIdentity(Name column) implements AlterAction {}

    record AddConstraint(Constraint constraint) implements AlterAction {}

    record ValidateConstraint(Name constraint) implements AlterAction {}

    record DropConstraint(Name constraint, boolean ifExists, boolean cascade)
            implements AlterAction {}

    record RenameTable(Name to) implements AlterAction {}

    record RenameColumn(Name from, Name to) implements AlterAction {}

    record RenameConstraint(Name from, Name to) implements AlterAction {}

    record SetSchema(Name schema) implements AlterAction {}

    /// @param isDefault whether it becomes the DEFAULT partition
    record AttachPartition(Name partition, boolean isDefault) implements AlterAction {}

    record DetachPartition(Name partition, boolean concurrently, boolean finish)
            implements AlterAction {}

    /// What copies the whole table: `SET LOGGED`, `SET UNLOGGED`, `SET TABLESPACE`, `SET ACCESS METHOD`.
    record MoveStorage(String what) implements AlterAction {}

    /// `ENABLE TRIGGER` or `DISABLE TRIGGER`.
    ///
    /// @param trigger its name, or `ALL` or `USER`
    /// @param firing `ORIGIN`, `REPLICA` or `ALWAYS`: in which sessions it fires once enabled
    record SwitchTrigger(boolean enable, String trigger, String firing) implements AlterAction {}

    /// `ENABLE RULE` or `DISABLE RULE`.
    ///
    /// @param firing `ORIGIN`, `REPLICA` or `ALWAYS`: in which sessions it applies once enabled
    record SwitchRule(boolean enable, Name rule, String firing) implements AlterAction {}

    /// @param what `ENABLE`, `DISABLE`, `FORCE` or `NO FORCE`
    record RowSecurity(String what) implements AlterAction {}

    record ChangeOwner(Name role) implements AlterAction {}

    /// `SET (…)` or `RESET (…)` of the whole relation.
    record SetOptions(List<Option> options, boolean reset) implements AlterAction {
        public SetOptions {
            options = List.copyOf(options);
        }
    }

    /// `ALTER COLUMN … SET (…)` or `RESET (…)`.
    record SetColumnOptions(Name column, List<Option> options, boolean reset)
            implements AlterAction {
        public SetColumnOptions {
            options = List.copyOf(options);
        }
    }

    /// @param column of an index also its number
    /// @param value as written: `1000`, `-1`, `DEFAULT`
    record SetStatistics(Name column, String value) implements AlterAction {}

    /// @param storage upper case: `EXTERNAL`, `DEFAULT`
    record SetStorage(Name column, String storage) implements AlterAction {}

    record SetCompression(Name column, String method) implements AlterAction {}

    /// Another expression for a generated column.
    record SetExpression(Name column, Expression expression) implements AlterAction {}

    record DropExpression(Name column, boolean ifExists) implements AlterAction {}

    /// What an identity column's sequence does: `SET GENERATED …`, `SET INCREMENT BY …`, `RESTART …`.
    record SetIdentity(Name column) implements AlterAction {}

    record DropIdentity(Name column, boolean ifExists) implements AlterAction {}

    /// @param change upper case, as `NOT DEFERRABLE`, `NOT ENFORCED`, `INHERIT`
    record AlterConstraint(Name constraint, String change) implements AlterAction {}

    /// @param index null for `SET WITHOUT CLUSTER`
    record ClusterOn(@Nullable Name index) implements AlterAction {}

    record Inherit(Name parent) implements AlterAction {}

    record NoInherit(Name parent) implements AlterAction {}

    /// @param type null for `NOT OF`
    record OfType(@Nullable Name type) implements AlterAction {}

    /// @param what `DEFAULT`, `FULL`, `NOTHING` or `INDEX`
    /// @param index null unless an index identifies the rows
    record ReplicaIdentity(String what, @Nullable Name index) implements AlterAction {}

    /// Any other sub-command.
    ///
    /// @param kind its first words, upper case: `OPTIONS`, `ALTER COLUMN OPTIONS`, `SET WITHOUT OIDS`, `SEQUENCE
    ///     OPTIONS`, `DEPENDS ON EXTENSION`, `NO DEPENDS ON EXTENSION`
    record Other(String kind, String text) implements AlterAction {}

    /// What only MySQL and MariaDB have.
    sealed interface MySql extends AlterAction {}

    /// `MODIFY` and `CHANGE`: the column's whole definition anew.
    ///
    /// @param old its name before; the same as the column's own where it is not renamed
    record ModifyColumn(Name old, Column column) implements MySql {
        public boolean renames() {
            return !old.last().equalsIgnoreCase(column.name().last());
        }
    }

    /// `ALTER COLUMN … SET VISIBLE` or `SET INVISIBLE`.
    record ShowColumn(Name column, boolean visible) implements MySql {}

    record DropPrimaryKey() implements MySql {}

    record DropForeignKey(Name key) implements MySql {}

    record DropCheck(Name check) implements MySql {}

    record DropKey(Name index) implements MySql {}

    record RenameKey(Name from, Name to) implements MySql {}

    /// `ALTER INDEX … VISIBLE` or `INVISIBLE`, MariaDB's `IGNORED` or `NOT IGNORED`.
    record ShowKey(Name index, boolean visible) implements MySql {}

    record AlterCheck(Name check, boolean enforced) implements MySql {}

    /// `CONVERT TO CHARACTER SET`.
    ///
    /// @param collation null when the character set's own is taken
    record ConvertCharacters(String characterSet, @Nullable String collation) implements MySql {}

    /// An option of the table, `ALGORITHM` and `LOCK` among them.
    ///
    /// @param name its words in upper case: `ENGINE`, `ROW_FORMAT`, `CHARACTER SET`
    /// @param value as written, without quotes
    record TableOption(String name, String value) implements MySql {}

    /// What is done with partitions.
    ///
    /// @param verb upper case: `ADD PARTITION`, `REORGANIZE PARTITION`, `PARTITION BY`, `REMOVE PARTITIONING`
    /// @param text the whole action as written
    record AlterPartitions(String verb, String text) implements MySql {}

    record OrderRows(String text) implements MySql {}

    /// `FORCE`: the table is built anew as it is.
    record Rebuild() implements MySql {}

    /// `ENABLE KEYS` or `DISABLE KEYS`, which only MyISAM heeds.
    record SwitchKeys(boolean enable) implements MySql {}
}
