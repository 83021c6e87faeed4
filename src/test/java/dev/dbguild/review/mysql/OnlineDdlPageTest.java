package dev.dbguild.review.mysql;

import dev.dbguild.Golden;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Writes the table of online DDL as the page `src/docs/online-ddl.md`.
final class OnlineDdlPageTest {
    private static final OnlineTable TABLE = OnlineTable.get();
    private static final ServerVersion SEEN = new ServerVersion(11, 4, 5);

    private static final String HEAD =
            """
            # How MySQL and MariaDB alter tables

            What InnoDB does for each operation when it may choose, by version: the algorithm, the lock while rows are worked
            on, whether every row is written anew (*rebuild*) or no row is touched (*metadata*; INSTANT never touches one). A
            version stands for itself and all later ones up to the next that is named. Reviews with `--engine mysql
            --server-version 8.0.28` (or `mariadb`) say the same of each statement, under `statements[].online`.

            What is said of MariaDB 11.4 was executed on a real MariaDB 11.4.5 with `ALGORITHM=INSTANT`, `NOCOPY`, `INPLACE`
            and `COPY`, `LOCK=NONE` and `SHARED`, by what the server refuses and accepts (`OnlineDdlTest`). No MySQL server is
            published in the registries that dbguild is built from (Maven, npm, PyPI, Debian), so none could be run: what is
            said of MySQL is its manual's word. Where MariaDB's refusals agree with it, it is called *verified*; how a copy
            locks is not compared, for MariaDB lets others write from 11.2 on.

            Several operations in one statement are carried out by the costliest algorithm; in MySQL an instant one beside one
            that is not instant is done in place. After 64 instant changes of columns (255 from 9.1 on) the table has to be
            built anew. `LOCK=NONE` is refused on tables whose foreign keys cascade. Every change takes a short exclusive
            lock, for which it waits behind open transactions.

            | operation | MySQL | MariaDB | seen on MariaDB 11.4 | MySQL 8.4 verified |
            |---|---|---|---|---|
            """;

    @Test
    void the_page_tells_every_operation() {
        StringBuilder page = new StringBuilder(HEAD);
        for (Operation operation : Operation.values()) {
            page.append("| ").append(TABLE.what(operation)).append(" | ");
            page.append(changes(operation, false)).append(" | ");
            page.append(changes(operation, true)).append(" | ");
            page.append(yes(TABLE.cell(operation, SEEN).isPresent())).append(" | ");
            page.append(yes(isVerified(operation))).append(" |\n");
        }
        Golden.holds(Path.of("src/docs/online-ddl.md"), page.toString());
    }

    private static boolean isVerified(Operation operation) {
        return TABLE.cell(operation, ServerVersion.NEWEST).filter(Online::verified).isPresent();
    }

    private static String yes(boolean holds) {
        return holds ? "yes" : "no";
    }

    /// The versions that differ from the one before.
    private static String changes(Operation operation, boolean mariaDb) {
        List<String> changes = new ArrayList<>();
        String before = "";
        for (ServerVersion version : TABLE.versions()) {
            String told = TABLE.cell(operation, version).map(OnlineDdlPageTest::told).orElse("-");
            if (version.mariaDb() == mariaDb && !told.equals(before)) {
                changes.add(number(version) + " " + told);
                before = told;
            }
        }
        return String.join("<br>", changes);
    }

    private static String told(Online online) {
        String more = online.rebuild() ? ", rebuild" : online.metadataOnly() ? ", metadata" : "";
        return switch (online.algorithm()) {
            case INSTANT -> "INSTANT";
            case INPLACE, COPY -> online.algorithm() + " " + online.lock() + more;
        };
    }

    private static String number(ServerVersion version) {
        String told = version.toString();
        return told.substring(told.indexOf(' ') + 1).toLowerCase(Locale.ROOT) + ":";
    }
}
