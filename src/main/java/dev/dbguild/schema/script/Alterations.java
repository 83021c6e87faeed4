package dev.dbguild.schema.script;

import dev.dbguild.schema.Check;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.ForeignKey;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Statement;

/// Does to a draft what ALTER TABLE says.
final class Alterations {
    private final TableDraft draft;
    private final Elements elements;

    Alterations(TableDraft draft, Elements elements) {
        this.draft = draft;
        this.elements = elements;
    }

    void apply(Statement.AlterTable alter) {
        alter.actions().forEach(this::apply);
    }

    private void secure(AlterAction.RowSecurity security) {
        switch (security.what()) {
            case "ENABLE" -> draft.rowSecurity = true;
            case "DISABLE" -> draft.rowSecurity = false;
            case "FORCE" -> draft.forced = true;
            default -> draft.forced = false;
        }
    }

    private void apply(AlterAction action) {
        switch (action) {
            case AlterAction.AddColumn add -> elements.add(add.column(), add.ifNotExists());
            case AlterAction.DropColumn drop -> draft.dropColumn(drop.column().last());
            case AlterAction.AddConstraint add -> elements.add(add.constraint());
            case AlterAction.DropConstraint drop -> draft.dropConstraint(drop.constraint().last());
            case AlterAction.ValidateConstraint validate -> validate(validate.constraint().last());
            case AlterAction.RenameColumn rename ->
                    draft.rename(rename.from().last(), rename.to().last());
            case AlterAction.RowSecurity security -> secure(security);
            case AlterAction.RenameConstraint rename ->
                    rename(rename.from().last(), rename.to().last());
            case AlterAction.ModifyColumn modify -> {
                draft.rename(modify.old().last(), modify.column().name().last());
                elements.add(modify.column(), false);
            }
            default -> applyToColumn(action);
        }
    }

    private void applyToColumn(AlterAction action) {
        switch (action) {
            case AlterAction.AlterType type -> {
                elements.placed(type.column());
                draft.change(
                        type.column().last(), column -> Columns.typed(column, type.type().text()));
            }
            case AlterAction.SetNotNull set -> require(set.column().last(), true);
            case AlterAction.DropNotNull drop -> require(drop.column().last(), false);
            case AlterAction.SetDefault set ->
                    draft.change(
                            set.column().last(),
                            column -> Columns.defaulting(column, set.value().text()));
            case AlterAction.DropDefault drop ->
                    draft.change(drop.column().last(), column -> Columns.defaulting(column, null));
            case AlterAction.AddIdentity add -> draft.change(add.column().last(), this::identified);
            default -> {}
        }
    }

    private Column identified(Column column) {
        return Columns.identified(column, Columns.identity(elements.text()));
    }

    private void require(String column, boolean required) {
        draft.change(column, before -> Columns.required(before, required));
    }

    private void validate(String name) {
        draft.checks.replaceAll(check ->
                check.name().equals(name) ? new Check(name, check.expression(), true) : check);
        draft.foreignKeys.replaceAll(key -> key.name().equals(name) ? named(key, name, true) : key);
    }

    private void rename(String from, String to) {
        draft.foreignKeys.replaceAll(
                key -> key.name().equals(from) ? named(key, to, key.valid()) : key);
        draft.checks.replaceAll(check ->
                check.name().equals(from)
                        ? new Check(to, check.expression(), check.valid())
                        : check);
        draft.keys.replaceAll(key ->
                key.name().equals(from)
                        ? new dev.dbguild.schema.UniqueKey(to, key.columns(), key.primary())
                        : key);
        draft.indexes.replaceAll(index ->
                index.constraint() && index.name().equals(from) ? Indexes.named(index, to) : index);
    }

    private static ForeignKey named(ForeignKey key, String name, boolean valid) {
        return new ForeignKey(
                name,
                key.columns(),
                key.referencedTable(),
                key.referencedColumns(),
                key.onDelete(),
                key.onUpdate(),
                valid,
                key.deferrable());
    }
}
