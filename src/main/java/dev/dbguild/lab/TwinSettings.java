package dev.dbguild.lab;

import dev.dbguild.Problem;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Gives a twin's database the settings that its target plans with.
final class TwinSettings {
    /// A list of names as `show` prints it: it has to stand in a statement as it is.
    private static final Pattern PATH =
            Pattern.compile("(?:(?:\"(?:[^\"]|\"\")*\"|[\\w$]+)(?:, *|$))*");

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
        Set<String> known = StatisticsReader.settings(administrator).keySet();
        Map<String, String> ours = new TreeMap<>(settings);
        ours.keySet().removeIf(name -> !known.contains(name) && !name.equals("search_path"));
        ours.computeIfPresent(
                "search_path", (_, path) -> PATH.matcher(path).matches() ? path : null);
        settings.keySet().stream()
                .filter(name -> !ours.containsKey(name))
                .sorted()
                .forEach(name -> differences.add("setting '" + name + "' is not known to the lab"));
        try {
            Jdbc.run(administrator, "begin", together(ours), "commit");
        } catch (Problem refused) {
            Jdbc.run(administrator, "rollback");
            ours.forEach(this::writeOne);
        }
    }

    private String together(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> statement(setting.getKey(), setting.getValue()))
                .collect(Collectors.joining(";\n"));
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
                        name.equals("search_path") && !value.isBlank()
                                ? value
                                : Jdbc.literal(value));
    }
}
