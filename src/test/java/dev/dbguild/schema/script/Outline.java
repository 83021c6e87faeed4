package dev.dbguild.schema.script;

import dev.dbguild.schema.Column;
import dev.dbguild.schema.ForeignKey;
import dev.dbguild.schema.Index;
import dev.dbguild.schema.Routine;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.DataType;
import java.util.List;
import java.util.stream.Stream;

/// A schema as lines of text, in a form that does not tell whether it was read from scripts or from a catalogue.
final class Outline {
    private Outline() {}

    static List<String> of(Schema schema) {
        return Stream.of(
                        schema.tables().stream().flatMap(Outline::of),
                        schema.routines().stream().map(Outline::of),
                        schema.enums().stream()
                                .map(each ->
                                        "enum "
                                                + each.name()
                                                + each.labels().stream().sorted().toList()),
                        schema.domains().stream()
                                .map(each -> "domain " + each.name() + " " + each.checked()))
                .flatMap(each -> each)
                .sorted()
                .toList();
    }

    private static Stream<String> of(Table table) {
        String name = table.qualified();
        Stream<String> own =
                Stream.of(
                        "%s %s partition of %s, partitioned %s, security %s %s"
                                .formatted(
                                        name,
                                        table.view() == null ? "table" : "view",
                                        table.partitionOf(),
                                        table.partitionKey() != null,
                                        table.access().rowSecurity(),
                                        table.view() != null && table.view().securityInvoker()));
        boolean bare = table.view() != null || table.partitionOf() != null;
        return bare ? own : Stream.concat(own, parts(table).map(part -> name + " " + part));
    }

    private static Stream<String> parts(Table table) {
        return Stream.of(
                        table.columns().stream().map(Outline::of),
                        table.uniqueKeys().stream()
                                .map(key -> "key " + key.name() + key.columns() + key.primary()),
                        table.foreignKeys().stream().map(Outline::of),
                        table.checks().stream().map(check -> "check " + check.name()),
                        table.indexes().stream().map(Outline::of),
                        table.access().policies().stream()
                                .map(each ->
                                        "policy " + each.name() + each.command() + each.roles()),
                        table.access().ofEverybody().stream().map(each -> "everybody " + each))
                .flatMap(each -> each);
    }

    private static String of(Column column) {
        DataType type = DataType.read(column.type().replaceAll("^(public|app)\\.", ""));
        boolean serial = type.isSerial();
        String base = type.base().replace("bigserial", "bigint").replace("serial", "integer");
        return "column %s %s%s%s null %s default %s identity %s"
                .formatted(
                        column.name(),
                        base,
                        type.arguments(),
                        type.array(),
                        column.nullable(),
                        serial || column.defaultValue() != null,
                        column.identity());
    }

    private static String of(ForeignKey key) {
        return "foreign key %s %s %s %s %s %s"
                .formatted(
                        key.name(),
                        key.columns(),
                        key.referencedTable(),
                        key.referencedColumns(),
                        key.onDelete(),
                        key.onUpdate());
    }

    private static String of(Index index) {
        return "index %s %s %s %s %s %s"
                .formatted(
                        index.name(),
                        index.method(),
                        index.keys().size(),
                        index.unique(),
                        index.constraint(),
                        index.predicate() != null);
    }

    private static String of(Routine routine) {
        return "routine %s %s %s %s %s %s"
                .formatted(
                        routine.shown(),
                        routine.returns().replaceAll("^int$", "integer"),
                        routine.language(),
                        routine.securityDefiner(),
                        routine.setsSearchPath(),
                        routine.everybody());
    }
}
