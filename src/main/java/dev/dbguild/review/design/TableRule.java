package dev.dbguild.review.design;

import dev.dbguild.review.Flaw;
import dev.dbguild.review.SchemaRule;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.schema.script.Origins;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A rule that looks at one table after the other.
interface TableRule extends SchemaRule {
    Stream<Flaw> check(Table table, Schema schema);

    /// Whether it has anything to say of this table: one that is known whole, and is no part of another.
    default boolean looksAt(Table table) {
        return table.standsAlone() && !table.partial();
    }

    @Override
    default List<Flaw> check(Schema schema) {
        List<Flaw> flaws = new ArrayList<>();
        Consumer<Flaw> add = flaws::add;
        for (Table table : schema.tables()) {
            if (looksAt(table)) {
                int first = flaws.size();
                check(table, schema).forEach(add);
                for (int i = first; i < flaws.size(); i++) {
                    String shown = table.shown();
                    flaws.set(i, flaws.get(i).or(shown, Origins.touch(shown)));
                }
            }
        }
        return flaws;
    }
}
