package dev.dbguild.review;

import dev.dbguild.schema.Check;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.Column;
import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.DataType;
import dev.dbguild.sql.Name;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is known of one table: types of columns, and which of them cannot be null. Not thread-safe.
final class KnownTable {
    private static final Pattern NOT_NULL =
            Pattern.compile(
                    "\\s*\\(*\\s*(\"[^\"]+\"|[\\w$]+)\\s+is\\s+not\\s+null\\s*\\)*\\s*",
                    Pattern.CASE_INSENSITIVE);

    private final Map<String, DataType> types = new HashMap<>();
    private final Map<String, String> unverified = new HashMap<>();
    private final Map<String, String> verified = new HashMap<>();
    private final Set<String> notNull = new HashSet<>();
    private boolean validCheck;

    static KnownTable of(Table table) {
        KnownTable known = new KnownTable();
        for (var column : table.columns()) {
            known.types.put(column.name(), DataType.read(column.type()));
            if (!column.nullable()) {
                known.notNull.add(column.name());
            }
        }
        table.checks().forEach(known::add);
        return known;
    }

    Map<String, DataType> types() {
        return types;
    }

    boolean proven(String column) {
        return notNull.contains(column) || verified.containsValue(column);
    }

    void prove(String column) {
        notNull.add(column);
    }

    void add(Column column) {
        types.put(column.name().last(), column.type());
        if (column.notNull() || column.primaryKey()) {
            notNull.add(column.name().last());
        }
        column.constraints().forEach(this::add);
    }

    void add(Constraint constraint) {
        switch (constraint) {
            case Constraint.Check check -> {
                validCheck |= !check.unchecked();
                remember(check.name(), notNullColumn(check.condition().text()), check.unchecked());
            }
            case Constraint.NotNull not ->
                    remember(not.name(), not.column().last(), not.unchecked());
            default -> {}
        }
    }

    private void add(Check check) {
        validCheck |= check.valid();
        remember(
                new Name(check.name(), java.util.List.of(check.name())),
                notNullColumn(check.expression()),
                !check.valid());
    }

    private void remember(@Nullable Name name, @Nullable String column, boolean unchecked) {
        if (column != null) {
            String key = name == null ? column : name.last();
            (unchecked ? unverified : verified).put(key, column);
        }
    }

    boolean hasValidCheck() {
        return validCheck;
    }

    void validate(String constraint) {
        validCheck = true;
        String column = unverified.remove(constraint);
        if (column != null) {
            verified.put(constraint, column);
        }
    }

    void drop(String constraint) {
        unverified.remove(constraint);
        verified.remove(constraint);
    }

    void rename(String from, String to) {
        DataType type = types.remove(from);
        if (type != null) {
            types.put(to, type);
        }
    }

    static @Nullable String notNullColumn(String condition) {
        Matcher matcher = NOT_NULL.matcher(condition);
        return matcher.matches() ? Name.of(matcher.group(1)).last() : null;
    }
}
