package dev.dbguild.review.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Schema objects as the statements that make them, each table with its columns.
public final class TableText {
    private TableText() {}

    static List<String> statements(List<SchemaObject> objects) {
        List<String> all = new ArrayList<>();
        for (SchemaObject object : objects) {
            switch (object.kind()) {
                case "column" -> {}
                case "table" -> all.add(table(object, objects));
                default -> all.add(object.make());
            }
        }
        return all;
    }

    /// CREATE TABLE with the columns that it does not inherit.
    public static String table(SchemaObject table, List<SchemaObject> objects) {
        if (table.make().contains(" partition of ")) {
            return table.make();
        }
        String columns =
                objects.stream()
                        .filter(each ->
                                each.kind().equals("column") && each.on().equals(table.id()))
                        .map(each -> "  " + name(each) + " " + each.make())
                        .collect(Collectors.joining(",\n", " (\n", "\n)"));
        String head = " table " + table.id();
        int end = table.make().indexOf(head) + head.length();
        String list = columns.equals(" (\n\n)") ? " ()" : columns;
        return table.make().substring(0, end) + list + table.make().substring(end);
    }

    /// A column's name without its table.
    public static String name(SchemaObject column) {
        return column.id().substring(column.on().length() + 1);
    }
}
