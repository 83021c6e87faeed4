package dev.dbguild.review.design;

import dev.dbguild.schema.Column;
import dev.dbguild.schema.Index;
import dev.dbguild.schema.Table;
import dev.dbguild.schema.script.Origins;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A name that a script gives and the server cuts off.
///
/// @param among what it must be unique among
/// @param subject how its users call the object
/// @param place where to look for it in a script
record Named(String name, String among, String subject, String place) {
    /// What PostgreSQL keeps of a name: one byte less than its NAMEDATALEN.
    private static final int LONGEST = 63;

    /// Those names of a table, its columns, constraints and indexes that the server cuts off.
    static List<Named> cut(Table table) {
        String shown = table.shown();
        List<Named> cut = new ArrayList<>();
        if (isCut(table.name())) {
            cut.add(new Named(table.name(), "relations", shown, shown));
        }
        for (Column column : table.columns()) {
            if (isCut(column.name())) {
                String subject = shown + "." + column.name();
                cut.add(new Named(column.name(), "columns", subject, subject));
            }
        }
        for (Index index : table.indexes()) {
            if (isCut(index.name())) {
                String place = Origins.index(index.shown());
                cut.add(new Named(index.name(), "relations", index.shown(), place));
            }
        }
        table.checks().forEach(check -> addConstraint(cut, shown, check.name()));
        table.foreignKeys().forEach(key -> addConstraint(cut, shown, key.name()));
        return cut;
    }

    private static void addConstraint(List<Named> cut, String table, String name) {
        if (isCut(name)) {
            String place = Origins.constraint(table, name);
            cut.add(new Named(name, "constraints", table + "." + name, place));
        }
    }

    private static boolean isCut(String name) {
        return name.length() > LONGEST / 3
                && name.getBytes(StandardCharsets.UTF_8).length > LONGEST;
    }

    /// What the server keeps of it, whole characters only.
    String cut() {
        int end = name.length();
        while (isCut(name.substring(0, end))) {
            end--;
        }
        return name.substring(0, end);
    }

    boolean collides(Named other) {
        return among.equals(other.among) && !name.equals(other.name) && cut().equals(other.cut());
    }
}
