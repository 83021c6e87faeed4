package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.review.Flaw;
import dev.dbguild.schema.Table;
import dev.dbguild.schema.script.Origins;
import java.util.List;

/// What is wrong with rights on a table that PUBLIC has.
final class RightsOfEverybody {
    private RightsOfEverybody() {}

    static Flaw of(Table table, List<String> rights) {
        return new Flaw(
                        table.shown(),
                        "every role of the server may "
                                + String.join(", ", rights)
                                + " on '"
                                + table.shown()
                                + "', those of other applications too",
                        new Remedy(
                                "take the rights from PUBLIC and grant them to the roles that need them",
                                "REVOKE "
                                        + String.join(", ", rights)
                                        + " ON "
                                        + Written.table(table)
                                        + " FROM PUBLIC;"))
                .at(Origins.touch(table.shown()));
    }
}
