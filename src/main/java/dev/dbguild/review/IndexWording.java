package dev.dbguild.review;

import dev.dbguild.sql.IndexPart;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Words an index that somebody wants in other ways: under another name, on another table, concurrently.
final class IndexWording {
    private final Statement.CreateIndex index;
    private final String behind;

    IndexWording(Statement.CreateIndex index) {
        this.index = index;
        this.behind = behind(index);
    }

    /// What the statement says behind the table's name: method, columns, INCLUDE, WITH, WHERE.
    private static String behind(Statement.CreateIndex index) {
        Matcher table =
                Pattern.compile(
                                "\\bon\\s+(?:only\\s+)?" + Pattern.quote(index.table().text()),
                                Pattern.CASE_INSENSITIVE)
                        .matcher(index.text());
        return table.find()
                ? index.text().substring(table.end()).stripTrailing()
                : " ("
                        + String.join(", ", index.columns().stream().map(IndexPart::text).toList())
                        + ")";
    }

    /// The index's name, unqualified; the one the server would choose when it was given none.
    Name name() {
        List<Name> columns =
                index.columns().stream().map(IndexPart::column).filter(Objects::nonNull).toList();
        return index.name() == null
                ? Name.of(Rewording.constraintName(index.table(), columns, "idx"))
                : Name.of(index.name().lastWritten());
    }

    /// The index's name with its schema, where the table has one.
    Name qualified() {
        Name table = index.table();
        return table.parts().size() == 1
                ? name()
                : Name.of(Name.written(table.schema()) + "." + name().text());
    }

    /// On the parent of partitions alone, where nothing is built.
    String onOnly() {
        return create() + name().text() + " ON ONLY " + index.table().text() + behind + ";";
    }

    /// Built beside the work of others.
    String concurrently(Name name, Name table) {
        return create()
                + "CONCURRENTLY "
                + name.lastWritten()
                + " ON "
                + table.text()
                + behind
                + ";";
    }

    private String create() {
        return index.unique() ? "CREATE UNIQUE INDEX " : "CREATE INDEX ";
    }
}
