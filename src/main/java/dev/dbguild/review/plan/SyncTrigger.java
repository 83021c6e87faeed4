package dev.dbguild.review.plan;

import dev.dbguild.sql.Name;
import java.util.List;

/// A trigger that keeps columns of one row equal while programs write the one or the other.
///
/// It runs before the row is stored, so that it writes nothing itself and cannot set itself off, and after the
/// table's other triggers, by its name.
///
/// @param body what it does to `new`, as PL/pgSQL
record SyncTrigger(TableFacts table, String name, String body) {

    static SyncTrigger named(TableFacts table, String what, String body) {
        return new SyncTrigger(table, Identifier.cut("zz_keep_" + what), body);
    }

    List<String> make() {
        return List.of(
                "create function "
                        + function()
                        + "() returns trigger language plpgsql as $$\n"
                        + "begin\n"
                        + body.indent(2)
                        + "  return new;\n"
                        + "end $$",
                "create trigger "
                        + Name.written(name)
                        + " before insert or update on "
                        + table.sql()
                        + "\n  for each row execute function "
                        + function()
                        + "()");
    }

    List<String> drop() {
        return List.of(
                "drop trigger " + Name.written(name) + " on " + table.sql(),
                "drop function " + function() + "()");
    }

    private String function() {
        return table.sibling(Identifier.cut(table.name(), name.substring(2)));
    }

    /// Both columns hold the same; whoever writes one writes both.
    ///
    /// @param start what both hold when nobody says otherwise
    /// @param equality how values of its type are compared
    static String mutual(String old, String fresh, String start, Equality equality) {
        String written = equality.of("new." + old);
        return """
        if tg_op = 'INSERT' then
          if %s is distinct from %s then
            new.%3$s := new.%4$s;
          else
            new.%4$s := new.%3$s;
          end if;
        elsif %1$s is distinct from %5$s then
          new.%3$s := new.%4$s;
        elsif %6$s is distinct from %7$s then
          new.%4$s := new.%3$s;
        else
          new.%3$s := new.%4$s;
        end if;
        """
                .formatted(
                        written,
                        start.equals("null") ? "null" : equality.of(start),
                        fresh,
                        old,
                        equality.of("old." + old),
                        equality.of("new." + fresh),
                        equality.of("old." + fresh));
    }
}
