package dev.dbguild.lab;

import dev.dbguild.Problem;
import java.sql.Connection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Gives a twin's database the settings that its target plans with.
final class TwinSettings {
    private final Connection administrator;
    private final String database;
    private final List<String> differences;

    /// @param differences receives what the lab does not know
    TwinSettings(Connection administrator, String database, List<String> differences) {
        this.administrator = administrator;
        this.database = database;
        this.differences = differences;
    }

    void write(Map<String, String> settings) {
        Set<String> known =
                new HashSet<>(Jdbc.texts(administrator, "select name from pg_settings"));
        StringBuilder all = new StringBuilder();
        settings.forEach((name, value) -> {
            if (known.contains(name)) {
                all.append(statement(name, value)).append(";\n");
            } else {
                differences.add("setting '" + name + "' is not known to the lab");
            }
        });
        try {
            Jdbc.run(administrator, "begin", all.toString(), "commit");
        } catch (Problem refused) {
            Jdbc.run(administrator, "rollback");
            settings.forEach(this::writeOne);
        }
    }

    private void writeOne(String name, String value) {
        try {
            Jdbc.run(administrator, statement(name, value));
        } catch (Problem refused) {
            differences.add("setting '%s' cannot be '%s' in the lab".formatted(name, value));
        }
    }

    private String statement(String name, String value) {
        return "alter database %s set %s = %s"
                .formatted(
                        database,
                        Jdbc.quoted(name),
                        name.equals("search_path") ? value : Jdbc.literal(value));
    }
}
