package dev.dbguild.lab;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Extended statistics as PostgreSQL stores them (`mvdistinct.c`, `dependencies.c`, `mcv.c`), unchanged since version 13.
/// They have no input functions, so their bytes are written.
final class StoredStatistics {
    private static final int HEADER = 12;
    private static final int COUNT = 8;

    private StoredStatistics() {}

    /// Distinct counts with other numbers for their columns.
    ///
    /// @param numbers the new number of each column by its old one
    /// @throws java.nio.BufferUnderflowException if these are not such bytes
    static String distinctCounts(String hex, Map<Short, Short> numbers) {
        ByteBuffer bytes = read(hex);
        for (int left = bytes.position(HEADER).getInt(COUNT); left > 0; left--) {
            bytes.getDouble();
            renumber(bytes, bytes.getInt(), numbers);
        }
        return HexFormat.of().formatHex(bytes.array());
    }

    /// Dependencies with other numbers for their columns.
    static String dependencies(String hex, Map<Short, Short> numbers) {
        ByteBuffer bytes = read(hex);
        for (int left = bytes.position(HEADER).getInt(COUNT); left > 0; left--) {
            bytes.getDouble();
            renumber(bytes, bytes.getShort(), numbers);
        }
        return HexFormat.of().formatHex(bytes.array());
    }

    /// Common combinations with other frequencies. Numbers of expressions, which are negative, stay.
    ///
    /// @param columns how many each combination has
    /// @param shares of each combination
    /// @param independent what each share would be if the columns were independent
    static String commonValues(
            String hex, int columns, List<Double> shares, List<Double> independent) {
        ByteBuffer bytes = read(hex);
        int item = columns * (Byte.BYTES + Short.BYTES) + 2 * Double.BYTES;
        int first = bytes.capacity() - item * shares.size();
        if (bytes.getInt(COUNT) != shares.size()) {
            throw new IllegalArgumentException("as many combinations as shares");
        }
        for (int i = 0; i < shares.size(); i++) {
            bytes.putDouble(first + i * item + columns, shares.get(i));
            bytes.putDouble(first + i * item + columns + Double.BYTES, independent.get(i));
        }
        return HexFormat.of().formatHex(bytes.array());
    }

    private static ByteBuffer read(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex)).order(ByteOrder.nativeOrder());
    }

    private static void renumber(ByteBuffer bytes, int columns, Map<Short, Short> numbers) {
        for (int i = 0; i < columns; i++) {
            short old = bytes.getShort(bytes.position());
            bytes.putShort(numbers.getOrDefault(old, old));
        }
    }
}
