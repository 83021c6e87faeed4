package dev.dbguild.tool;

import dev.dbguild.engine.Engines;
import dev.dbguild.engine.MeasuresIndexes;
import dev.dbguild.engine.MeasuresIndexes.IndexMeasure;
import dev.dbguild.engine.ReadsSchema;
import dev.dbguild.engine.Target;
import dev.dbguild.finding.Finding;
import dev.dbguild.schema.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells which indexes are of no use, and which foreign keys lack one.
final class IndexUsage implements Tool<IndexUsage.Args> {
    record Args(String target, @Nullable String table) {}

    /// @param since when counting began, null when it was never reset
    /// @param replica a standby counts only its own scans
    record Usage(
            @Nullable Instant since,
            boolean replica,
            int indexes,
            String size,
            List<Useless> unused,
            List<Useless> duplicate,
            List<Useless> redundant,
            List<Useless> invalid,
            List<Missing> missingOnForeignKeys) {}

    /// An index that can go.
    ///
    /// @param because the index that does the same, null for unused and invalid ones
    /// @param drop ready to paste
    record Useless(
            String index,
            String table,
            String size,
            long bytes,
            long scans,
            long tableWrites,
            @Nullable Instant lastScan,
            @Nullable String because,
            String definition,
            String drop) {}

    /// @param create ready to paste
    record Missing(
            String table,
            String foreignKey,
            List<String> columns,
            String references,
            long tableRows,
            String create) {}

    @Override
    public String name() {
        return "index_usage";
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
        Usage payload = of(context.targets().named(args.target()), args.table());
        return new ToolResult(summary(payload), payload, findings(payload), null);
    }

    static Usage of(Target target, @Nullable String table) {
        MeasuresIndexes.IndexUsage measured =
                Engines.on(target, MeasuresIndexes.class).measure(target);
        Schema schema = Engines.on(target, ReadsSchema.class).read(target);
        List<IndexMeasure> indexes =
                measured.indexes().stream()
                        .filter(each -> concerns(table, each.index().table()))
                        .toList();
        IndexFaults faults = new IndexFaults(indexes, schema, measured.replica());
        return new Usage(
                measured.since(),
                measured.replica(),
                indexes.size(),
                Size.text(indexes.stream().mapToLong(each -> each.index().bytes()).sum()),
                faults.unused(),
                faults.duplicate(),
                faults.redundant(),
                faults.invalid(),
                missing(schema, table));
    }

    private static boolean concerns(@Nullable String asked, String table) {
        return asked == null || asked.equals(table) || asked.endsWith("." + table);
    }

    private static List<Missing> missing(Schema schema, @Nullable String asked) {
        return schema.tables().stream()
                .filter(table -> table.partitionOf() == null)
                .filter(table -> concerns(asked, table.name()))
                .flatMap(table -> ForeignKeyIndex.missing(table).stream())
                .toList();
    }

    private static List<Finding> findings(Usage usage) {
        List<Finding> findings = new ArrayList<>(droppable(usage));
        usage.missingOnForeignKeys().forEach(each -> findings.add(IndexFindings.missing(each)));
        return findings;
    }

    /// What is said of indexes that can go.
    static List<Finding> droppable(Usage usage) {
        IndexFindings findings = new IndexFindings(usage.since());
        return Stream.of(
                        usage.invalid().stream().map(findings::invalid),
                        usage.duplicate().stream().map(findings::duplicate),
                        usage.redundant().stream().map(findings::redundant),
                        usage.unused().stream().map(findings::unused))
                .flatMap(each -> each)
                .toList();
    }

    private static String summary(Usage usage) {
        return Asked.count(usage.indexes(), "index")
                + " of "
                + usage.size()
                + ": "
                + usage.unused().size()
                + " unused, "
                + usage.duplicate().size()
                + " duplicate, "
                + usage.redundant().size()
                + " redundant, "
                + usage.invalid().size()
                + " invalid; "
                + Asked.count(usage.missingOnForeignKeys().size(), "foreign key")
                + " without one"
                + (usage.since() == null ? "" : "; scans counted since " + usage.since());
    }
}
