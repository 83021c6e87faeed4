package dev.dbguild.advise.whatif;

import dev.dbguild.advise.Figures;
import dev.dbguild.advise.whatif.SavedTable.ColumnFacts;
import dev.dbguild.lab.Twin;
import dev.dbguild.sql.DataType;
import dev.dbguild.sql.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A column of a twin's table as it would be with another type: wider or narrower rows and keys, statistics as far as
/// they hold for the new type.
final class RetypeColumn {
    private static final Set<String> NUMBERS =
            Set.of(
                    "smallint",
                    "integer",
                    "bigint",
                    "numeric",
                    "real",
                    "double precision",
                    "serial",
                    "bigserial");
    private static final Set<String> TEXTS =
            Set.of("text", "character varying", "character", "name", "citext");
    private static final Set<String> TIMES =
            Set.of("date", "timestamp", "timestamp with time zone");

    private RetypeColumn() {}

    /// @return what has to be known beside the plans
    static List<String> on(Twin twin, Session session, Change.ColumnType change) {
        SavedTable table = SavedTable.read(session, change.table());
        ColumnFacts old = table.column(change.column());
        String column = Name.written(old.name());
        Remake remake = new Remake(twin, session, table);
        String alter = "alter table " + Remake.FORM + " alter column " + column;
        remake.replace(
                List.of(
                        alter + " drop identity if exists",
                        alter + " drop default",
                        alter + " type " + change.type() + " using null::" + change.type()),
                "");
        remake.objects(sql -> sql);
        List<ColumnFacts> columns = columns(table, old, change.type());
        double pages = RowWidth.pages(table.rows(), columns);
        remake.note(
                "'%s' is written anew, and its indexes built anew: %s pages become %s"
                        .formatted(
                                table.name(), Figures.count(table.pages()), Figures.count(pages)));
        remake.settle(List.of(table.made(table.name(), table.rows(), pages, columns)));
        remake.indexes();
        return remake.notes();
    }

    private static List<ColumnFacts> columns(SavedTable table, ColumnFacts old, String type) {
        List<ColumnFacts> columns = new ArrayList<>();
        for (ColumnFacts column : table.columns()) {
            columns.add(column.name().equals(old.name()) ? retyped(column, type) : column);
        }
        return columns;
    }

    private static ColumnFacts retyped(ColumnFacts column, String type) {
        Map<String, @Nullable String> values = new HashMap<>(column.values());
        DataType from = DataType.read(column.type());
        DataType to = DataType.read(type);
        if (values.get("avg_width") != null) {
            values.put("avg_width", String.valueOf(RowWidth.width(to, column)));
        }
        boolean sorted = sameOrder(from, to);
        if (!sorted) {
            values.put("histogram_bounds", null);
            values.put("correlation", null);
        }
        if (!sorted && !TEXTS.contains(to.base())) {
            values.put("most_common_vals", null);
            values.put("most_common_freqs", null);
        }
        return new ColumnFacts(column.name(), type, values);
    }

    private static boolean sameOrder(DataType from, DataType to) {
        return from.base().equals(to.base())
                || List.of(NUMBERS, TEXTS, TIMES).stream()
                        .anyMatch(kind -> kind.contains(from.base()) && kind.contains(to.base()));
    }
}
