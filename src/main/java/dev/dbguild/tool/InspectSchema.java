package dev.dbguild.tool;

import dev.dbguild.engine.Engines;
import dev.dbguild.engine.ReadsSchema;
import dev.dbguild.engine.Target;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Sequence;
import dev.dbguild.schema.Table;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Shows what is in a target, no deeper than asked: a schema of 500 tables comes as names, five tables in full.
final class InspectSchema implements Tool<InspectSchema.Args> {
    /// @param search words or patterns with `*`; tables, columns and comments are searched
    record Args(String target, @Nullable String search, @Nullable String detail) {}

    /// @param detail the one used, which is chosen by the number of matches when none was asked for
    /// @param routines functions and procedures of the database that people made
    /// @param left what is not here and how to get it, null when everything is
    record Inspected(
            String database,
            String version,
            String detail,
            @Nullable String search,
            int routines,
            int tablesTotal,
            int tablesMatched,
            int tablesShown,
            @Nullable String left,
            List<TableView> tables,
            @Nullable List<Sequence> sequences) {}

    private enum Detail {
        NAMES(1000),
        SUMMARY(60),
        FULL(20);

        private final int most;

        Detail(int most) {
            this.most = most;
        }

        static Detail of(@Nullable String asked, int matches) {
            if (asked != null) {
                return valueOf(asked.toUpperCase(Locale.ROOT));
            }
            if (matches <= 5) {
                return FULL;
            }
            return matches <= 40 ? SUMMARY : NAMES;
        }

        TableView view(Table table) {
            return switch (this) {
                case NAMES -> TableView.name(table);
                case SUMMARY -> TableView.summary(table);
                case FULL -> TableView.full(table);
            };
        }
    }

    @Override
    public String name() {
        return "inspect_schema";
    }

    @Override
    public Risk risk() {
        return Risk.READ;
    }

    @Override
    public Class<Args> arguments() {
        return Args.class;
    }

    @Override
    public ToolResult run(Args args, ToolContext context) {
        Target target = context.targets().named(args.target());
        Schema schema = Engines.on(target, ReadsSchema.class).read(target);
        List<Table> matches = new TableSearch(args.search()).in(schema.tables());
        Detail detail = Detail.of(args.detail(), matches.size());
        List<TableView> shown = matches.stream().limit(detail.most).map(detail::view).toList();
        List<Sequence> sequences = detail == Detail.FULL ? sequences(schema, matches) : null;
        Inspected payload =
                new Inspected(
                        schema.database(),
                        schema.version(),
                        detail.name().toLowerCase(Locale.ROOT),
                        args.search(),
                        schema.routines().size(),
                        schema.tables().size(),
                        matches.size(),
                        shown.size(),
                        left(detail, matches.size(), shown.size()),
                        shown,
                        sequences);
        return ToolResult.of(summary(payload, server(target)), payload);
    }

    private static @Nullable String left(Detail detail, int matched, int shown) {
        String deeper = "search for a table's name to see more of it";
        if (shown < matched) {
            return shown + " of " + matched + " tables shown; narrow the search to see the others";
        }
        return detail == Detail.FULL ? null : deeper;
    }

    private static List<Sequence> sequences(Schema schema, List<Table> tables) {
        List<String> names = tables.stream().map(Table::qualified).toList();
        return schema.sequences().stream()
                .filter(sequence -> sequence.ownedBy() != null)
                .filter(sequence -> names.stream().anyMatch(name -> feeds(sequence, name)))
                .toList();
    }

    private static boolean feeds(Sequence sequence, String table) {
        return String.valueOf(sequence.ownedBy()).startsWith(table + ".");
    }

    private static String server(Target target) {
        return switch (target.engine()) {
            case "postgresql" -> "PostgreSQL";
            case "mysql" -> "MySQL";
            case String other -> other;
        };
    }

    private static String summary(Inspected payload, String server) {
        String found =
                "database '"
                        + payload.database()
                        + "' ("
                        + server
                        + " "
                        + payload.version()
                        + ") holds "
                        + Asked.count(payload.tablesTotal(), "table");
        return payload.search() == null
                ? found
                : found
                        + ", "
                        + payload.tablesMatched()
                        + " of them match '"
                        + payload.search()
                        + "'";
    }
}
