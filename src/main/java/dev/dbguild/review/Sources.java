package dev.dbguild.review;

import dev.dbguild.sql.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which tables a query reads, by the names behind FROM and JOIN that the catalogue knows: names of its own are none.
final class Sources {
    private static final String NAME = "((?:\"[^\"]+\"|[\\w$]+)(?:\\.(?:\"[^\"]+\"|[\\w$]+))*)";
    private static final Pattern FIRST =
            Pattern.compile("\\s+(?:only\\s+)?" + NAME, Pattern.CASE_INSENSITIVE);
    private static final Pattern NEXT =
            Pattern.compile(
                    "\\s*(?:\\bas\\s+)?(?:\"[^\"]+\"|[\\w$]+)?\\s*,\\s*" + NAME,
                    Pattern.CASE_INSENSITIVE);

    private Sources() {}

    static List<KnownTable> in(String query, Catalogue catalogue) {
        List<KnownTable> sources = new ArrayList<>();
        Matcher first = FIRST.matcher(query);
        for (int at = 0; at < query.length(); ) {
            int end = wordEnd(query, at);
            if (leads(query, at, end) && first.region(end, query.length()).lookingAt()) {
                add(first.group(1), catalogue, sources);
                others(query, first.end(), catalogue, sources);
                end = first.end();
            }
            at = Math.max(end, at + 1);
        }
        return sources;
    }

    private static void others(
            String query, int from, Catalogue catalogue, List<KnownTable> sources) {
        Matcher next = NEXT.matcher(query).region(from, query.length());
        while (next.lookingAt()) {
            add(next.group(1), catalogue, sources);
            next.region(next.end(), query.length());
        }
    }

    private static int wordEnd(String text, int from) {
        int end = from;
        while (end < text.length() && isOfWord(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isOfWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    private static boolean leads(String text, int from, int to) {
        return switch (to - from) {
            case 4 -> reads(text, from, "from") || reads(text, from, "join");
            case 5 -> reads(text, from, "using");
            default -> false;
        };
    }

    private static boolean reads(String text, int from, String word) {
        return text.regionMatches(true, from, word, 0, word.length());
    }

    private static void add(String written, Catalogue catalogue, List<KnownTable> sources) {
        Name name = Name.of(written);
        if (catalogue.knows(name) && !sources.contains(catalogue.table(name))) {
            sources.add(catalogue.table(name));
        }
    }
}
