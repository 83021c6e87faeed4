package dev.dbguild.sql;

import org.jspecify.annotations.Nullable;

/// One sub-command of an ALTER TABLE.
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
    record SwitchTrigger(boolean enable, String trigger) implements AlterAction {}

    /// Any other sub-command.
    ///
    /// @param kind its first words, upper case: `OWNER TO`, `SET STATISTICS`, `ENABLE ROW LEVEL SECURITY`
    record Other(String kind, String text) implements AlterAction {}
}
