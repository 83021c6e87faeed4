package dev.dbguild.review.mysql;

import dev.dbguild.sql.Column;
import dev.dbguild.sql.DataType;
import dev.dbguild.sql.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What MODIFY and CHANGE do to a column whose definition is known.
final class ColumnChange {
    private static final Set<String> INTEGERS =
            Set.of("tinyint", "smallint", "mediumint", "integer", "bigint");

    private final ServerVersion version;
    private final MySqlTable table;

    ColumnChange(ServerVersion version, MySqlTable table) {
        this.version = version;
        this.table = table;
    }

    /// The operations, without a renaming; none when the definition stays what it was.
    List<Operation> of(Column old, Column fresh) {
        List<Operation> found = new ArrayList<>();
        add(found, ofType(old, fresh), Operation.NOTHING);
        add(found, ofPlace(old, fresh), Operation.NOTHING);
        boolean required = isRequired(old);
        if (required != isRequired(fresh)) {
            found.add(required ? Operation.MAKE_NULLABLE : Operation.MAKE_NOT_NULL);
        }
        if (!same(old.value(), fresh.value()) && fresh.generated() == Column.Generated.NOT) {
            found.add(Operation.CHANGE_DEFAULT);
        }
        if (differs(old, fresh, "COMMENT")) {
            found.add(Operation.CHANGE_COLUMN_COMMENT);
        }
        if (old.options().containsKey("INVISIBLE") != fresh.options().containsKey("INVISIBLE")) {
            found.add(Operation.SHOW_COLUMN);
        }
        return found;
    }

    private static void add(List<Operation> found, Operation operation, Operation none) {
        if (operation != none) {
            found.add(operation);
        }
    }

    private boolean isRequired(Column column) {
        return column.notNull()
                || column.primaryKey()
                || column.generated() == Column.Generated.IDENTITY
                || table.keys(dev.dbguild.sql.Constraint.PrimaryKey.class)
                        .flatMap(key -> key.columns().stream())
                        .anyMatch(each -> each.last().equalsIgnoreCase(column.name().last()));
    }

    private Operation ofPlace(Column old, Column fresh) {
        String after = fresh.options().get("AFTER");
        boolean first = fresh.options().containsKey("FIRST");
        String before = table.before(old.name()).orElse("");
        boolean moves =
                first && !before.isEmpty() || after != null && !after.equalsIgnoreCase(before);
        if (!moves) {
            return Operation.NOTHING;
        }
        boolean plain =
                old.generated() == Column.Generated.NOT
                        || old.generated() == Column.Generated.IDENTITY;
        return plain ? Operation.REORDER_COLUMN : Operation.REORDER_GENERATED_COLUMN;
    }

    private Operation ofType(Column old, Column fresh) {
        DataType from = old.type();
        DataType to = fresh.type();
        boolean signs =
                old.options().containsKey("UNSIGNED") != fresh.options().containsKey("UNSIGNED");
        if (!from.base().equals(to.base()) || signs || old.generated() != fresh.generated()) {
            return Operation.CHANGE_TYPE;
        }
        if (fresh.generated() == Column.Generated.STORED && !same(old.value(), fresh.value())) {
            return Operation.CHANGE_TYPE;
        }
        Characters before = Characters.of(old, table, version);
        Characters after = Characters.of(fresh, table, version);
        if (!before.set().equals(after.set())) {
            return Operation.CHANGE_TYPE;
        }
        Operation size = ofArguments(from, to, after.bytes());
        boolean collated = !before.collation().equals(after.collation());
        return size == Operation.NOTHING && collated ? Operation.CHANGE_COLLATION : size;
    }

    private static Operation ofArguments(DataType from, DataType to, int bytes) {
        if (from.arguments().equals(to.arguments()) || INTEGERS.contains(from.base())) {
            return Operation.NOTHING;
        }
        return switch (from.base()) {
            case "enum" -> ofMembers(from, to, 255);
            case "set" -> ofMembers(from, to, 0);
            case "character varying" -> ofLength(number(from) * bytes, number(to) * bytes);
            case "varbinary" -> ofLength(number(from), number(to));
            default -> Operation.CHANGE_TYPE;
        };
    }

    /// One byte tells the length of up to 255 bytes, two bytes tell more.
    private static Operation ofLength(long from, long to) {
        if (to < from) {
            return Operation.CHANGE_TYPE;
        }
        return from <= 255 && to > 255 ? Operation.EXTEND_VARCHAR_ACROSS : Operation.EXTEND_VARCHAR;
    }

    /// Members may be appended while their number needs no more bytes.
    private static Operation ofMembers(DataType from, DataType to, int oneByte) {
        List<String> old = from.arguments();
        List<String> fresh = to.arguments();
        boolean appended = fresh.size() > old.size() && fresh.subList(0, old.size()).equals(old);
        boolean sameBytes =
                oneByte > 0
                        ? old.size() <= oneByte == fresh.size() <= oneByte
                        : setBytes(old.size()) == setBytes(fresh.size());
        return appended && sameBytes ? Operation.APPEND_MEMBER : Operation.CHANGE_MEMBERS;
    }

    /// A SET takes 1, 2, 3, 4 or 8 bytes.
    private static int setBytes(int members) {
        int bytes = (members + 7) / 8;
        return bytes > 4 ? 8 : bytes;
    }

    private static long number(DataType type) {
        String text = type.arguments().isEmpty() ? "1" : type.arguments().getFirst().strip();
        return text.matches("\\d{1,9}") ? Long.parseLong(text) : 0;
    }

    private static boolean differs(Column old, Column fresh, String option) {
        return !old.options()
                .getOrDefault(option, "")
                .equals(fresh.options().getOrDefault(option, ""));
    }

    private static boolean same(@Nullable Expression a, @Nullable Expression b) {
        return Objects.equals(folded(a), folded(b));
    }

    /// `DEFAULT NULL` is no default.
    private static @Nullable String folded(@Nullable Expression value) {
        String text =
                value == null
                        ? "null"
                        : value.text().toLowerCase(Locale.ROOT).replaceAll("\\(\\)$", "");
        return text.equals("now") ? "current_timestamp" : text;
    }
}
