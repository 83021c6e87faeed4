package dev.dbguild.review.plan;

import java.util.Set;

/// How values of a type are compared: some types have no equality, or one that is not sameness.
record Equality(String type) {
    private static final Set<String> BY_TEXT =
            Set.of("json", "xml", "point", "line", "lseg", "box", "path", "polygon", "circle");

    String of(String value) {
        String base = type.replaceAll("(\\[\\])+$", "");
        return BY_TEXT.contains(base) ? value + "::text" : value;
    }

    String differ(String one, String other) {
        return of(one) + " is distinct from " + of(other);
    }
}
