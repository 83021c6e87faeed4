package dev.dbguild.tool;

import dev.dbguild.engine.DescribesServer;
import dev.dbguild.engine.DescribesServer.Server;
import dev.dbguild.engine.Engines;
import dev.dbguild.engine.MeasuresTables;
import dev.dbguild.engine.MeasuresTables.TableMeasure;
import dev.dbguild.engine.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Measures the largest tables.
final class TableSizes implements Tool<TableSizes.Args> {
    record Args(String target, @Nullable Integer limit) {}

    record Sizes(
            String database,
            @Nullable Long databaseBytes,
            @Nullable String databaseSize,
            int tablesTotal,
            List<Table> tables) {}

    /// @param rows estimate, -1 when never analysed
    /// @param percent of the bytes of all tables
    record Table(
            String table,
            @Nullable String partitionOf,
            long rows,
            String size,
            long bytes,
            long heapBytes,
            long indexBytes,
            long toastBytes,
            double percent) {}

    @Override
    public String name() {
        return "table_sizes";
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
        int limit = Asked.within("limit", args.limit(), 20, 500);
        Target target = context.targets().named(args.target());
        Server server = Engines.on(target, DescribesServer.class).describe(target);
        List<TableMeasure> all = Engines.on(target, MeasuresTables.class).measure(target);
        long everything = all.stream().mapToLong(TableMeasure::bytes).sum();
        Long bytes = server.bytes();
        Sizes payload =
                new Sizes(
                        server.database(),
                        bytes,
                        bytes == null ? null : Size.text(bytes),
                        all.size(),
                        all.stream().limit(limit).map(each -> table(each, everything)).toList());
        return ToolResult.of(summary(payload, everything), payload);
    }

    private static Table table(TableMeasure measured, long everything) {
        return new Table(
                measured.shown(),
                measured.partitionOf(),
                measured.rows(),
                Size.text(measured.bytes()),
                measured.bytes(),
                measured.heapBytes(),
                measured.indexBytes(),
                measured.toastBytes(),
                everything == 0 ? 0 : Asked.rounded(100.0 * measured.bytes() / everything));
    }

    private static String summary(Sizes sizes, long everything) {
        String all = Asked.count(sizes.tablesTotal(), "table") + " take " + Size.text(everything);
        if (sizes.tables().isEmpty()) {
            return all;
        }
        Table first = sizes.tables().getFirst();
        return all + "; the largest is '" + first.table() + "' with " + first.size();
    }
}
