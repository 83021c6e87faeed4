package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.review.Flaw;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A rule that looks at one column after the other, also at columns that a change adds to a table it does not know.
interface ColumnRule extends TableRule {
    boolean concerns(Column column, DataType type, Table table);

    /// What is wrong, to be read behind `'total' is 'money': `.
    String fault(Column column);

    Remedy remedy(Column column, Table table);

    @Override
    default boolean looksAt(Table table) {
        return table.standsAlone();
    }

    @Override
    default Stream<Flaw> check(Table table, Schema schema) {
        List<Flaw> flaws = new ArrayList<>();
        for (Column column : table.columns()) {
            if (concerns(column, DataType.read(column.type()), table)) {
                flaws.add(flaw(column, table));
            }
        }
        return flaws.stream();
    }

    private Flaw flaw(Column column, Table table) {
        return new Flaw(
                table.shown() + "." + column.name(),
                "'" + column.name() + "' is '" + column.type() + "': " + fault(column),
                remedy(column, table));
    }
}
