package dev.dbguild.engine;

import dev.dbguild.engine.RunsReadOnlyQuery.Caps;
import dev.dbguild.engine.RunsReadOnlyQuery.Rows;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads rows as JSON-ready cells until a cap is reached, and keeps count of what it left out. Not thread-safe.
public final class CellReader {
    /// How a value that is no number is written.
    @FunctionalInterface
    public interface Words {
        @Nullable String of(ResultSet row, int column) throws SQLException;
    }

    private final Caps caps;
    private final Words words;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();
    private List<String> columns = List.of();
    private long bytes;
    private long width;
    private long widest;
    private int shortened;
    private boolean more;
    private boolean ended;

    public CellReader(Caps caps, Words words) {
        this.caps = caps;
        this.words = words;
    }

    /// Reads one batch.
    ///
    /// @param asked how many rows were asked for; fewer are the last
    public void read(ResultSet result, int asked) throws SQLException {
        columns = columns(result.getMetaData());
        int read = 0;
        while (result.next()) {
            if (rows.size() == caps.rows() || bytes >= caps.bytes()) {
                more = true;
                ended = true;
                return;
            }
            rows.add(row(result));
            read++;
        }
        ended = read < asked;
    }

    private static List<String> columns(ResultSetMetaData metadata) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (int column = 1; column <= metadata.getColumnCount(); column++) {
            columns.add(metadata.getColumnLabel(column));
        }
        return columns;
    }

    private List<@Nullable Object> row(ResultSet result) throws SQLException {
        width = 0;
        List<@Nullable Object> row = new ArrayList<>(columns.size());
        for (int column = 1; column <= columns.size(); column++) {
            row.add(cell(result, column));
        }
        widest = Math.max(widest, width);
        return row;
    }

    private @Nullable Object cell(ResultSet result, int column) throws SQLException {
        Object value = result.getObject(column);
        if (value == null || value instanceof Boolean) {
            bytes += 5;
            return value;
        }
        if (value instanceof Integer || value instanceof Long || value instanceof Double) {
            bytes += 12;
            return value instanceof Double number && !Double.isFinite(number)
                    ? number.toString()
                    : value;
        }
        return text(String.valueOf(words.of(result, column)));
    }

    private String text(String value) {
        width += value.length();
        String kept = value;
        if (value.codePointCount(0, value.length()) > caps.cell()) {
            shortened++;
            kept = value.substring(0, value.offsetByCodePoints(0, caps.cell()));
            kept += "… (" + value.codePointCount(0, value.length()) + " characters)";
        }
        bytes += kept.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        return kept;
    }

    /// What was read so far.
    public Rows rows() {
        return new Rows(columns, rows, more, truncated());
    }

    /// Whether there were rows beyond a cap.
    public boolean more() {
        return more;
    }

    /// Whether the last row was read, or one more than a cap allows.
    public boolean ended() {
        return ended;
    }

    /// Characters of the widest row so far.
    public long widest() {
        return widest;
    }

    /// What was left out, or null.
    private @Nullable String truncated() {
        List<String> told = new ArrayList<>();
        if (more) {
            told.add("the first " + rows.size() + " rows are shown and there are more");
        }
        if (shortened > 0) {
            told.add(shortened + " cells are cut to " + caps.cell() + " characters");
        }
        return told.isEmpty() ? null : String.join("; ", told);
    }
}
