package dev.dbguild.engine.mysql;

import dev.dbguild.engine.RunsReadOnlyQuery.Caps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads rows as JSON-ready cells until a cap is reached, and keeps count of what it left out.
final class CellReader {
    private final Caps caps;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();
    private long bytes;
    private int shortened;
    private boolean more;

    CellReader(Caps caps) {
        this.caps = caps;
    }

    void read(ResultSet result, int columns) throws SQLException {
        while (result.next()) {
            if (rows.size() == caps.rows() || bytes >= caps.bytes()) {
                more = true;
                return;
            }
            List<@Nullable Object> row = new ArrayList<>(columns);
            for (int column = 1; column <= columns; column++) {
                row.add(cell(result, column));
            }
            rows.add(row);
        }
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
        return text(value instanceof byte[] binary ? hexadecimal(binary) : plain(result, column));
    }

    private static String plain(ResultSet result, int column) throws SQLException {
        return String.valueOf(result.getString(column));
    }

    private static String hexadecimal(byte[] binary) {
        return "0x" + HexFormat.of().formatHex(binary);
    }

    private String text(String value) {
        String kept = value;
        if (value.length() > caps.cell()) {
            shortened++;
            kept = value.substring(0, caps.cell()) + "… (" + value.length() + " characters)";
        }
        bytes += kept.length();
        return kept;
    }

    List<List<@Nullable Object>> rows() {
        return rows;
    }

    boolean more() {
        return more;
    }

    /// What was left out, or null.
    @Nullable String truncated() {
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
