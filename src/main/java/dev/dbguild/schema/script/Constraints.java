package dev.dbguild.schema.script;

import dev.dbguild.schema.Check;
import dev.dbguild.schema.ForeignKey;
import dev.dbguild.schema.Index;
import dev.dbguild.schema.UniqueKey;
import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Puts constraints on a draft.
final class Constraints {

    private final TableDraft draft;
    private final Function<Name, String> tables;

    /// @param tables gives the qualified name of a table that is meant
    Constraints(TableDraft draft, Function<Name, String> tables) {
        this.draft = draft;
        this.tables = tables;
    }

    /// @return the constraint's name; null when it has none of its own
    @Nullable String add(Constraint constraint) {
        return switch (constraint) {
            case Constraint.PrimaryKey key -> primaryKey(key);
            case Constraint.Unique key -> {
                String name = key(key.name(), key.columns(), key.usingIndex(), false);
                if (key.nullsNotDistinct()) {
                    draft.indexes.add(Indexes.nullsAlike(draft.indexes.removeLast()));
                }
                yield name;
            }
            case Constraint.ForeignKey key -> foreignKey(key);
            case Constraint.Check check -> check(check);
            case Constraint.NotNull not -> {
                draft.require(List.of(not.column().last()));
                yield null;
            }
            case Constraint.Key key -> {
                draft.indexes.add(Indexes.of(draft, key));
                yield null;
            }
            case Constraint.Exclude exclude -> null;
        };
    }

    /// A second primary key is refused by the server, and stands in scripts behind a question whether there is one.
    private @Nullable String primaryKey(Constraint.PrimaryKey key) {
        return draft.keys.stream().anyMatch(UniqueKey::primary)
                ? null
                : key(key.name(), key.columns(), key.usingIndex(), true);
    }

    private String key(
            @Nullable Name name, List<Name> columns, @Nullable Name usingIndex, boolean primary) {
        Index built = usingIndex == null ? null : Indexes.find(draft, usingIndex.last());
        List<String> own = built == null ? lasts(columns) : built.keyTexts();
        String suffix = primary ? "pkey" : "key";
        String called =
                name == null && usingIndex != null
                        ? usingIndex.last()
                        : ConstraintNames.of(draft, name, primary ? List.of() : own, suffix);
        UniqueKey key = new UniqueKey(called, own, primary);
        draft.keys.add(key);
        if (built != null) {
            draft.indexes.remove(built);
            draft.indexes.add(Indexes.owned(built, called));
        } else if (usingIndex == null) {
            draft.indexes.add(Indexes.of(draft, key));
        }
        if (primary) {
            draft.require(own);
        }
        return called;
    }

    private String foreignKey(Constraint.ForeignKey key) {
        List<String> columns = lasts(key.columns());
        String name = ConstraintNames.of(draft, key.name(), columns, "fkey");
        draft.foreignKeys.add(
                new ForeignKey(
                        name,
                        columns,
                        tables.apply(key.references()),
                        lasts(key.referencedColumns()),
                        key.onDelete(),
                        key.onUpdate(),
                        !key.unchecked(),
                        false));
        return name;
    }

    private String check(Constraint.Check check) {
        String condition = check.condition().text();
        String name = ConstraintNames.of(draft, check.name(), only(condition), "check");
        draft.checks.add(new Check(name, condition, !check.unchecked()));
        return name;
    }

    /// The column that a condition is about, when it is about one alone.
    private List<String> only(String condition) {
        List<String> columns = new ArrayList<>();
        for (String column : draft.columns.keySet()) {
            if (Columns.mentions(condition, column)) {
                columns.add(column);
            }
        }
        return columns.size() == 1 ? columns : List.of();
    }

    private static List<String> lasts(List<Name> names) {
        List<String> lasts = new ArrayList<>();
        for (Name name : names) {
            lasts.add(name.last());
        }
        return lasts;
    }
}
