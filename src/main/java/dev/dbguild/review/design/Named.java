package dev.dbguild.review.design;

import dev.dbguild.schema.Table;
import dev.dbguild.schema.script.Origins;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/// A name that a script gives.
///
/// @param among what it must be unique among
/// @param subject how its users call the object
/// @param place where to look for it in a script
record Named(String name, String among, String subject, String place) {
    /// What PostgreSQL keeps of a name: one byte less than its NAMEDATALEN.
    private static final int LONGEST = 63;

    /// The names of a table, its columns, constraints and indexes.
    static Stream<Named> of(Table table) {
        String shown = table.shown();
        return Stream.of(
                        Stream.of(new Named(table.name(), "relations", shown, shown)),
                        table.columns().stream()
                                .map(each -> of(each.name(), "columns", shown + "." + each.name())),
                        table.indexes().stream()
                                .map(each ->
                                        new Named(
                                                each.name(),
                                                "relations",
                                                each.shown(),
                                                Origins.index(each.shown()))),
                        table.checks().stream().map(each -> constraint(shown, each.name())),
                        table.foreignKeys().stream().map(each -> constraint(shown, each.name())))
                .flatMap(each -> each);
    }

    private static Named of(String name, String among, String subject) {
        return new Named(name, among, subject, subject);
    }

    private static Named constraint(String table, String name) {
        return new Named(name, "constraints", table + "." + name, Origins.constraint(table, name));
    }

    boolean isCut() {
        return name.getBytes(StandardCharsets.UTF_8).length > LONGEST;
    }

    /// What the server keeps of it, whole characters only.
    String cut() {
        int end = name.length();
        while (name.substring(0, end).getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            end--;
        }
        return name.substring(0, end);
    }

    boolean collides(Named other) {
        return among.equals(other.among) && !name.equals(other.name) && cut().equals(other.cut());
    }
}
