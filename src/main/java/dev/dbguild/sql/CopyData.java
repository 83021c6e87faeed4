package dev.dbguild.sql;

/// Whether the rows of a COPY follow it in the script.
final class CopyData {
    private CopyData() {}

    static boolean follows(Cursor cursor) {
        if (!cursor.accept("COPY")) {
            return false;
        }
        while (!cursor.atEnd()) {
            if (cursor.at("FROM")) {
                return cursor.at("FROM", "STDIN");
            }
            cursor.pass();
        }
        return false;
    }
}
