package dev.dbguild.review;

import dev.dbguild.review.mysql.MySqlTable;
import dev.dbguild.review.mysql.OnlineDdl;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Script;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One statement of a script under review, with what is known before it runs.
///
/// @param catalogue as all earlier statements left it
/// @param session the settings and the transaction that the statement runs in
/// @param settings what the project decided, and for which server
record Step(
        Script script,
        Statement statement,
        Catalogue catalogue,
        Session session,
        ReviewSettings settings) {

    /// The same place, for a statement that this one runs.
    Step of(Statement inner) {
        return new Step(script, inner, catalogue, session, settings);
    }

    /// The statement, when it is of this type.
    <S extends Statement> Stream<S> as(Class<S> type) {
        return type.isInstance(statement) ? Stream.of(type.cast(statement)) : Stream.empty();
    }

    /// The sub-commands of this type, when the statement alters a table that was there before this change.
    <A extends AlterAction> Stream<A> actions(Class<A> type) {
        return statement instanceof Statement.AlterTable alter && altersLiveTable()
                ? alter.actions().stream().filter(type::isInstance).map(type::cast)
                : Stream.empty();
    }

    /// Whether the statement alters a table that was there before this change.
    boolean altersLiveTable() {
        return statement instanceof Statement.AlterTable alter
                && alter.object().equals("TABLE")
                && existed(alter.name());
    }

    /// Whether others may be using the table: it is not one that this change makes.
    boolean existed(Name table) {
        return !catalogue.created(table) && !catalogue.createdInMySql(table);
    }

    /// The statements of the script before this one, in order.
    Stream<Statement> before() {
        int start = statement.source().start();
        return script.statements().subList(0, begunBefore(start)).stream()
                .filter(each -> each.source().end() <= start);
    }

    /// The statements of the script behind this one, in order.
    Stream<Statement> after() {
        int end = statement.source().end();
        List<Statement> all = script.statements();
        return all.subList(begunBefore(end), all.size()).stream();
    }

    /// How many statements of the script begin before this place.
    private int begunBefore(int place) {
        List<Statement> all = script.statements();
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (all.get(middle).source().start() < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// How MySQL carries the statement out, when it alters a table that was there before this change.
    Optional<OnlineDdl> online() {
        Name target = statement.target();
        return script.dialect() == Dialect.MYSQL
                        && target != null
                        && !catalogue.createdInMySql(target)
                ? OnlineDdl.predict(statement, catalogue.mySql())
                : Optional.empty();
    }

    /// What is known of the table as MySQL has it.
    MySqlTable mySql() {
        return catalogue.mySql().table(table());
    }

    /// The table of an ALTER TABLE.
    Name table() {
        Name target = statement.target();
        if (target == null) {
            throw new IllegalStateException("'" + statement.kind() + "' has no table");
        }
        return target;
    }

    /// `'orders'`, with its row count when a target told it.
    String described(Name table) {
        long rows = Math.max(catalogue.rows(table), settings.rows(table));
        String name = "'" + table.text().replace("`", "") + "'";
        return rows > 0 ? name + " (about " + String.format("%,d", rows) + " rows)" : name;
    }

    /// `orders.total`
    static String column(Name table, Name column) {
        return table.text() + "." + column.text();
    }
}
