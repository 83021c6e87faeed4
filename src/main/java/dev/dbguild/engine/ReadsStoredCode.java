package dev.dbguild.engine;

import dev.dbguild.engine.TellsQuoting.Quoting;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the code that names can stand for, so that the SQL gate judges what a query would run and not what it says.
public interface ReadsStoredCode extends Capability {
    /// Every routine and view, of whatever database, that has one of these names; case does not matter.
    List<StoredCode> named(Target target, Set<String> names);

    /// What a name stands for.
    enum Kind {
        FUNCTION,
        PROCEDURE,
        VIEW
    }

    /// @param schema the database it is in
    /// @param near whether that is the database that unqualified names are looked up in
    /// @param writes whether it says of itself that it changes data
    /// @param text the whole statement that makes a function, a procedure's body, or a view's query; null when the user
    ///     may not see it
    /// @param quoting how the text is to be read; null when in a language of its own
    record StoredCode(
            Kind kind,
            String schema,
            String name,
            boolean near,
            boolean writes,
            @Nullable String text,
            @Nullable Quoting quoting) {}
}
