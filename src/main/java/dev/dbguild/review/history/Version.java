package dev.dbguild.review.history;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// A version of numbers, compared number by number: `1.9` before `1.10`, `1` equal to `1.0`.
///
/// @param written as the file's name has it
public record Version(String written, List<BigInteger> numbers) implements Comparable<Version> {

    /// @param written digits, with dots or underscores between them
    static Version of(String written) {
        return new Version(written, numbers(written.replace('_', '.').split("\\.")));
    }

    private static List<BigInteger> numbers(String... parts) {
        List<BigInteger> numbers = new ArrayList<>();
        for (String part : parts) {
            numbers.add(new BigInteger(part));
        }
        return numbers;
    }

    @Override
    public int compareTo(Version other) {
        int length = Math.max(numbers.size(), other.numbers.size());
        for (int i = 0; i < length; i++) {
            int order = number(i).compareTo(other.number(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private BigInteger number(int index) {
        return index < numbers.size() ? numbers.get(index) : BigInteger.ZERO;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Version version && compareTo(version) == 0;
    }

    @Override
    public int hashCode() {
        return numbers.getFirst().hashCode();
    }

    @Override
    public String toString() {
        return written;
    }
}
