package dev.dbguild.review.mysql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The file `online-ddl.txt`: each operation and how each version carries it out. Immutable.
public final class OnlineTable {
    /// The version that was seen at work; its cells verify all others.
    private static final ServerVersion SEEN = new ServerVersion(11, 4, 0);

    private final List<ServerVersion> versions = new ArrayList<>();
    private final Map<Operation, Row> rows = new EnumMap<>(Operation.class);

    /// A line of the table.
    ///
    /// @param what in words, to be put behind "MySQL 8.4 does this for "
    /// @param cells by version, '=' resolved
    private record Row(String what, List<String> cells) {}

    private static final class Loaded {
        private static final OnlineTable TABLE = new OnlineTable(lines());
    }

    private OnlineTable(List<String> lines) {
        for (String line : lines) {
            List<String> parts = Arrays.stream(line.split("\\|")).map(String::strip).toList();
            if (versions.isEmpty()) {
                parts.stream().skip(2).map(OnlineTable::version).forEach(versions::add);
            } else {
                Operation operation =
                        Operation.valueOf(
                                parts.getFirst()
                                        .toUpperCase(java.util.Locale.ROOT)
                                        .replace('-', '_'));
                rows.put(operation, new Row(parts.get(1), resolved(parts)));
            }
        }
    }

    /// The table; read when it is first asked for.
    public static OnlineTable get() {
        return Loaded.TABLE;
    }

    private static List<String> lines() {
        try (InputStream file = OnlineTable.class.getResourceAsStream("online-ddl.txt")) {
            String text =
                    new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ServerVersion version(String head) {
        String[] numbers = head.substring(head.indexOf(' ') + 1).split("\\.");
        return new ServerVersion(
                Integer.parseInt(numbers[0]),
                Integer.parseInt(numbers[1]),
                numbers.length > 2 ? Integer.parseInt(numbers[2]) : 0);
    }

    private static List<String> resolved(List<String> parts) {
        List<String> cells = new ArrayList<>();
        for (String cell : parts.subList(2, parts.size())) {
            cells.add(cell.equals("=") ? cells.getLast() : cell);
        }
        return cells;
    }

    /// The versions that differ from the one before in some operation, MySQL's first.
    public List<ServerVersion> versions() {
        return List.copyOf(versions);
    }

    /// The operation in words.
    public String what(Operation operation) {
        return row(operation).what();
    }

    /// How the version carries the operation out; empty when it does not know it.
    public Optional<Online> cell(Operation operation, ServerVersion version) {
        return at(operation, version).map(online -> online.verified(isVerified(operation, online)));
    }

    private boolean isVerified(Operation operation, Online online) {
        return at(operation, SEEN).filter(online::agrees).isPresent();
    }

    private Optional<Online> at(Operation operation, ServerVersion version) {
        String cell = row(operation).cells().get(column(version));
        return cell.equals("-") ? Optional.empty() : Optional.of(Online.of(cell));
    }

    private Row row(Operation operation) {
        return Objects.requireNonNull(rows.get(operation), operation.id());
    }

    /// The last column that is not later than the version; the first of its server for versions older than all.
    private int column(ServerVersion version) {
        int found = -1;
        for (int i = 0; i < versions.size(); i++) {
            ServerVersion head = versions.get(i);
            if (head.mariaDb() == version.mariaDb()
                    && (found < 0 || head.compareTo(version) <= 0)) {
                found = i;
            }
        }
        return found;
    }
}
