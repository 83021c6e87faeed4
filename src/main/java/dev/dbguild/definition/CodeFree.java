package dev.dbguild.definition;

import java.util.ArrayList;
import java.util.List;

/// Lines with those of fenced code made empty, so that indexes stay what they were.
final class CodeFree {
    private CodeFree() {}

    static List<String> lines(List<String> lines) {
        List<String> out = new ArrayList<>();
        String fence = "";
        for (String line : lines) {
            String mark = mark(line.strip());
            boolean closes = !fence.isEmpty() && mark.startsWith(fence);
            boolean code = !fence.isEmpty() || !mark.isEmpty();
            out.add(code ? "" : line);
            fence = closes ? "" : fence.isEmpty() ? mark : fence;
        }
        return out;
    }

    private static String mark(String line) {
        char first = line.isEmpty() ? ' ' : line.charAt(0);
        if (first != '`' && first != '~') {
            return "";
        }
        int length = 0;
        while (length < line.length() && line.charAt(length) == first) {
            length++;
        }
        return length < 3 ? "" : line.substring(0, length);
    }
}
