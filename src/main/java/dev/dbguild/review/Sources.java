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
            Pattern.compile(
                    "\\b(?:from|join|using)\\s+(?:only\\s+)?" + NAME, Pattern.CASE_INSENSITIVE);
    private static final Pattern NEXT =
            Pattern.compile(
                    "\\s*(?:\\bas\\s+)?(?:\"[^\"]+\"|[\\w$]+)?\\s*,\\s*" + NAME,
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern LIKE =
            Pattern.compile("[(,]\\s*like\\s+" + NAME, Pattern.CASE_INSENSITIVE);

    private Sources() {}

    static List<KnownTable> in(String query, Catalogue catalogue) {
        List<KnownTable> sources = new ArrayList<>();
        Matcher first = FIRST.matcher(query);
        while (first.find()) {
            add(first.group(1), catalogue, sources);
            Matcher next = NEXT.matcher(query).region(first.end(), query.length());
            while (next.lookingAt()) {
                add(next.group(1), catalogue, sources);
                next.region(next.end(), query.length());
            }
        }
        return sources;
    }

    private static void add(String written, Catalogue catalogue, List<KnownTable> sources) {
        Name name = Name.of(written);
        if (catalogue.knows(name) && !sources.contains(catalogue.table(name))) {
            sources.add(catalogue.table(name));
        }
    }

    /// The tables whose columns a CREATE TABLE takes over by LIKE.
    static List<Name> like(String createTable) {
        return LIKE.matcher(createTable).results().map(found -> Name.of(found.group(1))).toList();
    }
}
