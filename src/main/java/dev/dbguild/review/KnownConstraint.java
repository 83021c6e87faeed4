package dev.dbguild.review;

import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.Expression;
import dev.dbguild.sql.Name;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A constraint as the statements before left it.
///
/// @param name the one it was given, or the one the server would choose
/// @param valid whether all rows are known to satisfy it
/// @param references the table that a foreign key points to, null for all others
record KnownConstraint(
        String name, Constraint constraint, boolean valid, @Nullable KnownTable references) {

    static KnownConstraint of(Constraint constraint, String name, @Nullable KnownTable references) {
        return new KnownConstraint(name, constraint, !unchecked(constraint), references);
    }

    static KnownConstraint of(dev.dbguild.schema.Check check) {
        return new KnownConstraint(
                check.name(),
                new Constraint.Check(
                        Name.of(Name.written(check.name())),
                        new Expression(check.expression(), List.of()),
                        !check.valid()),
                check.valid(),
                null);
    }

    private static boolean unchecked(Constraint constraint) {
        return switch (constraint) {
            case Constraint.Check check -> check.unchecked();
            case Constraint.ForeignKey key -> key.unchecked();
            case Constraint.NotNull not -> not.unchecked();
            case Constraint.PrimaryKey key -> false;
            case Constraint.Unique unique -> false;
            case Constraint.Exclude exclude -> false;
            case Constraint.Key key -> false;
        };
    }

    KnownConstraint validated() {
        return new KnownConstraint(name, constraint, true, references);
    }

    KnownConstraint named(String other) {
        return new KnownConstraint(other, constraint, valid, references);
    }

    boolean is(Class<? extends Constraint> kind) {
        return kind.isInstance(constraint);
    }

    /// The columns that hold no null once it is valid.
    List<String> proves() {
        return switch (constraint) {
            case Constraint.Check check -> NotNullProof.columns(check.condition().text());
            case Constraint.NotNull not -> List.of(not.column().last());
            case Constraint.PrimaryKey key -> key.columns().stream().map(Name::last).toList();
            case Constraint.Unique unique -> List.of();
            case Constraint.ForeignKey key -> List.of();
            case Constraint.Exclude exclude -> List.of();
            case Constraint.Key key -> List.of();
        };
    }

    /// Whether it is a key or foreign key that the column is part of.
    boolean isOn(String column) {
        List<Name> columns =
                switch (constraint) {
                    case Constraint.PrimaryKey key -> key.columns();
                    case Constraint.Unique unique -> unique.columns();
                    case Constraint.ForeignKey key -> key.columns();
                    case Constraint.Check check -> List.of();
                    case Constraint.NotNull not -> List.of();
                    case Constraint.Exclude exclude -> List.of();
                    case Constraint.Key key -> List.of();
                };
        return columns.stream().anyMatch(each -> each.last().equals(column));
    }

    /// Whether both are foreign keys of the same columns to the same table.
    boolean isSameKey(KnownConstraint other) {
        return constraint instanceof Constraint.ForeignKey one
                && other.constraint instanceof Constraint.ForeignKey two
                && references == other.references
                && lasts(one.columns()).equals(lasts(two.columns()));
    }

    private static List<String> lasts(List<Name> names) {
        return names.stream().map(Name::last).toList();
    }

    /// Whether it is a CHECK whose condition names the column.
    boolean checks(String column) {
        return constraint instanceof Constraint.Check check
                && Pattern.compile("(?<![\\w$])" + Pattern.quote(column) + "(?![\\w$])")
                        .matcher(check.condition().text().replace("\"", " "))
                        .find();
    }
}
