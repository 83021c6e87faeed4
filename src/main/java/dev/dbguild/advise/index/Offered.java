package dev.dbguild.advise.index;

import dev.dbguild.advise.IndexStatement;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.IndexPart;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.ScriptReader;
import dev.dbguild.sql.Statement;
import dev.dbguild.sql.Statement.CreateIndex;
import java.util.List;
import java.util.Optional;

/// Reads the candidates that a caller offers.
final class Offered {
    private static final String WHY = "it was offered";

    private Offered() {}

    /// Empty when it is not one `CREATE INDEX` on a table that is there.
    static Optional<Candidate> read(String sql, Schema schema) {
        List<Statement> statements =
                ScriptReader.read("candidate.sql", sql, Dialect.POSTGRESQL).statements();
        return statements.size() == 1 && statements.getFirst() instanceof CreateIndex index
                ? table(index.table(), schema).map(table -> candidate(table, index))
                : Optional.empty();
    }

    private static Optional<Table> table(Name name, Schema schema) {
        boolean qualified = name.parts().size() > 1;
        return schema.table(qualified ? name.schema() + "." + name.last() : name.last());
    }

    private static Candidate candidate(Table table, CreateIndex index) {
        return new Candidate(
                table,
                index.method(),
                index.columns().stream().map(Offered::key).toList(),
                index.include().stream().map(column -> Name.of(column).last()).toList(),
                index.where(),
                WHY);
    }

    private static Key key(IndexPart part) {
        String text =
                part.text()
                        .replaceFirst("(?i)\\s+nulls\\s+(first|last)\\s*$", "")
                        .replaceFirst("(?i)\\s+(asc|desc)\\s*$", "")
                        .strip();
        Name column = part.column();
        String written =
                column != null && text.equals(column.text())
                        ? IndexStatement.quoted(column.last())
                        : text;
        boolean nulls = part.text().matches("(?is).*\\snulls\\s+(first|last)\\s*");
        return new Key(column == null ? null : column.last(), written, part.descending(), nulls);
    }
}
