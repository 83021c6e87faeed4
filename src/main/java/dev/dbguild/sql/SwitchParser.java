package dev.dbguild.sql;

import org.jspecify.annotations.Nullable;

/// Reads the sub-commands of ALTER TABLE that turn triggers, rules and row security on and off.
final class SwitchParser {
    private SwitchParser() {}

    static @Nullable AlterAction read(Cursor cursor) {
        int from = cursor.position();
        String what = cursor.accept("NO") ? "NO FORCE" : cursor.word();
        cursor.advance();
        if (cursor.accept("ROW", "LEVEL", "SECURITY")) {
            return new AlterAction.RowSecurity(what);
        }
        cursor.moveTo(from + 1);
        return what.equals("ENABLE") || what.equals("DISABLE")
                ? named(cursor, what.equals("ENABLE"))
                : null;
    }

    private static @Nullable AlterAction named(Cursor cursor, boolean enable) {
        String firing = cursor.at("REPLICA") || cursor.at("ALWAYS") ? cursor.word() : "ORIGIN";
        if (!firing.equals("ORIGIN")) {
            cursor.advance();
        }
        boolean trigger = cursor.at("TRIGGER");
        boolean rule = cursor.at("RULE");
        cursor.advance();
        boolean all = cursor.at("ALL") || cursor.at("USER");
        String word = cursor.word();
        Name name = cursor.name();
        if (name == null || !trigger && !rule) {
            return null;
        }
        return trigger
                ? new AlterAction.SwitchTrigger(enable, all ? word : name.text(), firing)
                : new AlterAction.SwitchRule(enable, name, firing);
    }
}
