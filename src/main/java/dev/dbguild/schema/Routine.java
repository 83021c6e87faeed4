package dev.dbguild.schema;

/// A function or procedure that people made.
///
/// @param arguments as they identify it: `bigint, text`
/// @param procedure whether it is called rather than used in expressions
/// @param returns `trigger`, `integer`, …; empty for a procedure
/// @param securityDefiner whether it runs with the rights of its owner
/// @param setsSearchPath whether it fixes where its unqualified names are looked up
/// @param everybody whether everybody may execute it
/// @param body its text, empty where it is not in SQL or PL/pgSQL
public record Routine(
        String namespace,
        String name,
        String arguments,
        boolean procedure,
        String language,
        String returns,
        boolean securityDefiner,
        boolean setsSearchPath,
        boolean everybody,
        String body) {

    /// The name as its users write it: without the schema where that is `public`.
    public String shown() {
        return namespace.equals("public") || namespace.isEmpty() ? name : namespace + "." + name;
    }

    /// `FUNCTION name(bigint, text)`, as ALTER and REVOKE take it.
    public String signature() {
        return (procedure ? "PROCEDURE " : "FUNCTION ") + shown() + "(" + arguments + ")";
    }
}
