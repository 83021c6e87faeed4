package dev.dbguild.tool;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Finds the names somebody may have meant.
final class Nearest {
    private static final int ENOUGH = 5;

    private Nearest() {}

    /// Up to five of `names`, nearest first; all of them when none is near.
    static List<String> to(String wrong, List<String> names) {
        String folded = wrong.toLowerCase(Locale.ROOT).replace('-', '_');
        List<String> near =
                names.stream()
                        .filter(name -> distance(folded, name) <= Math.max(3, name.length() / 2))
                        .sorted(Comparator.comparingInt(name -> distance(folded, name)))
                        .limit(ENOUGH)
                        .toList();
        return near.isEmpty() ? names : near;
    }

    /// Levenshtein's distance; 1 where one contains the other.
    static int distance(String one, String other) {
        if (!one.isEmpty() && (other.contains(one) || one.contains(other))) {
            return one.equals(other) ? 0 : 1;
        }
        int[] previous = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            previous = row(one.charAt(i - 1), i, other, previous);
        }
        return previous[other.length()];
    }

    private static int[] row(char letter, int first, String other, int[] above) {
        int[] row = new int[above.length];
        row[0] = first;
        for (int j = 1; j < row.length; j++) {
            int replaced = above[j - 1] + (letter == other.charAt(j - 1) ? 0 : 1);
            row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
        }
        return row;
    }
}
