package dev.dbguild.advise.whatif;

import dev.dbguild.Problem;
import dev.dbguild.lab.MadeTable;
import dev.dbguild.lab.Twin;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Makes a table of a twin anew in another form, with all that hung on it as far as that can be.
final class Remake {
    static final String FORM = "dbguild_form";

    private final Twin twin;
    private final Session session;
    private final SavedTable table;
    private final List<String> notes = new ArrayList<>();

    Remake(Twin twin, Session session, SavedTable table) {
        this.twin = twin;
        this.session = session;
        this.table = table;
    }

    /// What could not stay, as sentences.
    List<String> notes() {
        return List.copyOf(notes);
    }

    void note(String note) {
        notes.add(note);
    }

    /// Puts a table of this form in the place of the old one.
    ///
    /// @param form statements, in which [#FORM] is an empty table with the old one's columns
    /// @param by what follows its columns: `PARTITION BY …`, or nothing
    void replace(List<String> form, String by) {
        session.run("set client_min_messages = error");
        session.run(
                "create table "
                        + FORM
                        + " (like "
                        + table.written()
                        + " including all excluding indexes excluding statistics)");
        form.forEach(session::run);
        session.run("drop table " + table.written() + " cascade");
        session.run("create table " + table.written() + " (like " + FORM + " including all)" + by);
        session.run("drop table " + FORM + " cascade");
    }

    /// Makes what hung on the old table, as far as it goes.
    ///
    /// @param changed how a statement is written for the new form
    void objects(UnaryOperator<String> changed) {
        for (String object : table.objects()) {
            try {
                session.run(changed.apply(object));
            } catch (Problem problem) {
                notes.add("cannot stay: " + object + " (" + problem.what() + ")");
            }
        }
    }

    void settle(List<MadeTable> tables) {
        twin.settleTables(tables);
    }

    /// All indexes of the table, sized as a build would leave them.
    void indexes() {
        session.texts(
                        "select indexrelid::regclass::text from pg_index where indrelid = to_regclass(?)",
                        table.written())
                .forEach(twin::settleIndex);
    }
}
