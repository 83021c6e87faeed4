package dev.dbguild.lab;

/// An object that is not what it was.
///
/// @param kind `table`, `column`, `index`, `constraint`, `column order`, …
/// @param name qualified
/// @param parent the table that it belongs to, null for what stands by itself
/// @param before its definition, empty when it was not there
/// @param after its definition, empty when it is not there
public record SchemaDifference(
        String kind,
        String name,
        @org.jspecify.annotations.Nullable String parent,
        Change change,
        String before,
        String after) {

    /// What became of the object.
    public enum Change {
        MISSING,
        LEFT_OVER,
        CHANGED
    }

    static SchemaDifference missing(SchemaState.Item item) {
        return new SchemaDifference(
                item.kind(), item.name(), item.parent(), Change.MISSING, item.definition(), "");
    }

    static SchemaDifference leftOver(SchemaState.Item item) {
        return new SchemaDifference(
                item.kind(), item.name(), item.parent(), Change.LEFT_OVER, "", item.definition());
    }

    static SchemaDifference changed(SchemaState.Item before, SchemaState.Item after) {
        return new SchemaDifference(
                before.kind(),
                before.name(),
                before.parent(),
                Change.CHANGED,
                before.definition(),
                after.definition());
    }

    /// Whether only the places of the columns differ, which no statement can restore.
    public boolean isColumnOrder() {
        return kind.equals("column order");
    }

    /// The name as most would write it, without the schema `public`.
    public String shown() {
        return name.replace(" on public.", " on ").replaceFirst("^public\\.", "");
    }

    /// `column 'users.email' is missing`
    public String told() {
        String object = kind + " '" + shown() + "'";
        return switch (change) {
            case MISSING -> object + " is missing";
            case LEFT_OVER -> object + " is left over";
            case CHANGED -> object + " is not what it was (" + contrast() + ")";
        };
    }

    /// The parts of the definitions in which they differ.
    private String contrast() {
        int from = 0;
        int most = Math.min(before.length(), after.length());
        while (from < most && before.charAt(from) == after.charAt(from)) {
            from++;
        }
        int start = before.lastIndexOf(' ', Math.max(0, from - 1)) + 1;
        return excerpt(before, start)
                + " was, "
                + excerpt(after, Math.min(start, after.length()))
                + " is";
    }

    private static String excerpt(String text, int from) {
        String rest = text.substring(Math.min(from, text.length())).strip();
        String cut = rest.length() > 80 ? rest.substring(0, 80) + "…" : rest;
        return "'" + (cut.isEmpty() ? "nothing" : cut.replaceAll("\\s+", " ")) + "'";
    }

    static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
