package dev.dbguild.engine;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks up in a target's catalogue what a statement would run, so that the SQL gate judges what its names mean and not
/// how they are spelt.
///
/// It errs on one side: everything that a name can mean counts. A function called without its schema is one that the
/// search path reaches; a relation or type may be in any schema.
public interface TracesCalls extends Capability {
    Traced trace(Target target, Mentions mentions);

    /// What stands in a statement. Names are as the engine folds them.
    ///
    /// @param calls what stands before an opening parenthesis, without a schema
    /// @param qualified the same with its schema, `schema.name`
    /// @param anywhere the same where another search path than the session's holds
    /// @param attributes what stands behind a dot, as `row.function` does
    /// @param names every name, those among them
    /// @param rowTypes names that may stand for the row type of a table
    /// @param operators as `||`, and those that words such as IN and LIKE stand for
    /// @param casts whether it casts explicitly
    record Mentions(
            Set<String> calls,
            Set<String> qualified,
            Set<String> anywhere,
            Set<String> attributes,
            Set<String> names,
            Set<String> rowTypes,
            Set<String> operators,
            boolean casts) {}

    /// @param expressions what the mentioned relations and types run by themselves
    record Traced(List<Callable> functions, List<Expression> expressions) {
        public Traced {
            functions = List.copyOf(functions);
            expressions = List.copyOf(expressions);
        }
    }

    /// A function that the statement may call.
    ///
    /// @param name without its schema
    /// @param volatility `immutable`, `stable` or `volatile`
    /// @param system whether it came with the server, and not from a user or an extension
    /// @param extension that it belongs to, null when to none
    /// @param kind `function`, `procedure`, `aggregate` or `window`
    /// @param definer whether it runs with its owner's rights
    /// @param language `sql`, `plpgsql`, `c`, `internal`, …
    /// @param trusted whether whoever may write in that language is confined by it
    /// @param body what it runs: its text, arguments and their defaults; for one in C or internal the functions of the
    ///     server or an extension that are the same code, as calls. Null when it is not a user's, or not known
    /// @param ownPath whether it runs with a search path of its own
    /// @param through what calls it when its name is not mentioned: `operator '==='`, `a cast from text to mood`
    record Callable(
            long id,
            String schema,
            String name,
            String volatility,
            boolean system,
            @Nullable String extension,
            String kind,
            boolean definer,
            String language,
            boolean trusted,
            boolean ownPath,
            @Nullable String body,
            @Nullable String through) {}

    /// SQL that runs when a relation is read or a value becomes one of a type.
    ///
    /// @param of `view 'public.totals'`, `policy 'own' on 'public.orders'`, `domain 'public.email'`
    /// @param text the definition as the server prints it; null when reading it runs a program
    record Expression(String of, @Nullable String text) {}
}
