package dev.dbguild.review;

import dev.dbguild.Golden;
import dev.dbguild.lab.SharedCluster;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SteadyFunctionsTest {
    private static final Path FILE =
            Path.of("src/main/resources/dev/dbguild/review/steady-functions.txt");
    private static final List<String> EXTENSIONS =
            List.of("citext", "hstore", "ltree", "pg_trgm", "pgcrypto", "unaccent", "uuid-ossp");
    private static final String STEADY =
            """
            select proname from pg_proc
            where prokind = 'f' and proname ~ '^[a-z]'
              and prorettype <> 'cstring'::regtype and not 'cstring'::regtype = any (proargtypes)
              and not 'internal'::regtype = any (proargtypes) and prorettype <> 'internal'::regtype
            group by proname having bool_and(provolatile <> 'v')
            order by proname
            """;

    @Test
    void the_list_is_what_the_newest_server_says_of_its_functions() throws SQLException {
        StringBuilder text = new StringBuilder("# stable or immutable in every form, by pg_proc\n");
        StringBuilder line = new StringBuilder();
        for (String name : steady()) {
            if (line.length() + name.length() > 110) {
                text.append(line.toString().strip()).append('\n');
                line.setLength(0);
            }
            line.append(name).append(' ');
        }
        text.append(line.toString().strip()).append('\n');
        Golden.holds(FILE, text.toString());
    }

    private static List<String> steady() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = SharedCluster.get().connect(SharedCluster.freshDatabase());
                Statement statement = connection.createStatement()) {
            for (String extension : EXTENSIONS) {
                statement.execute("create extension \"" + extension + "\"");
            }
            try (ResultSet rows = statement.executeQuery(STEADY)) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        return names;
    }
}
