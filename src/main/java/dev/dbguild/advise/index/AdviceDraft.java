package dev.dbguild.advise.index;

import dev.dbguild.Problem;
import dev.dbguild.advise.Figures;
import dev.dbguild.advise.index.Costs.Built;
import dev.dbguild.advise.index.Costs.Refused;
import dev.dbguild.advise.index.IndexAdvice.AdvisedQuery;
import dev.dbguild.advise.index.IndexAdvice.ProposedIndex;
import dev.dbguild.advise.index.IndexAdvice.RejectedIndex;
import dev.dbguild.advise.index.IndexAdvice.SkippedQuery;
import dev.dbguild.advise.index.IndexAdvice.Verdict;
import dev.dbguild.finding.Finding;
import dev.dbguild.plan.PlacedNode;
import dev.dbguild.plan.Plan;
import dev.dbguild.plan.PlanText;
import dev.dbguild.schema.Index;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Advice in the making. For one thread.
final class AdviceDraft {
    /// PgHero leaves tables under 500 rows alone: they are read faster than an index.
    private static final long SMALL = 500;

    private final String target;
    private final Schema schema;
    private final List<RejectedIndex> rejected = new ArrayList<>();
    private final List<SkippedQuery> skipped = new ArrayList<>();
    private final List<Finding> droppable = new ArrayList<>();
    private final List<ProposedIndex> proposed = new ArrayList<>();
    private final List<AdvisedQuery> queries = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Map<Integer, String> nameOf = new HashMap<>();

    AdviceDraft(String target, Schema schema) {
        this.target = target;
        this.schema = schema;
        schema.tables().forEach(table -> table.indexes().forEach(index -> names.add(index.name())));
    }

    /// What can go, of all that the health checks found.
    void dropping(List<Finding> findings) {
        findings.stream()
                .filter(finding -> finding.rule().endsWith("-index"))
                .forEach(droppable::add);
    }

    /// A query that can be planned, and how it uses its tables.
    private record Read(Asked query, Plan plan, Collection<Access> accesses) {}

    IndexAdvice searched(Costs costs, List<String> differences, List<Asked> asked) {
        this.differences.addAll(differences);
        List<Read> reads = readable(costs, asked);
        List<Asked> plannable = reads.stream().map(Read::query).toList();
        build(costs, first(costs, reads));
        build(costs, second(costs, reads));
        build(costs, third(costs, reads));
        Search search =
                new Search(
                        costs,
                        plannable,
                        new Search.Scale(
                                tableBytes(reads), Long.MAX_VALUE, new Upkeep(Map.of(), Map.of())));
        BitSet chosen = search.run();
        compare(costs, reads, chosen);
        chosen.stream()
                .mapToObj(i -> proposal(costs.built().get(i), search.saves(i)))
                .sorted(Comparator.comparingDouble(index -> -index.saves()))
                .forEach(proposed::add);
        for (Built one : costs.built()) {
            if (!chosen.get(one.number())) {
                String reason = search.reason(one.number());
                reject(
                        one.candidate(),
                        reason == null ? Reasons.unused(!chosen.isEmpty()) : reason);
            }
        }
        return concluded(reads);
    }

    private double tableBytes(List<Read> reads) {
        return reads.stream()
                .flatMap(read -> read.accesses().stream())
                .map(Access::table)
                .distinct()
                .mapToDouble(Table::bytes)
                .sum();
    }

    /// A single query must be plannable; one of many is skipped.
    private List<Read> readable(Costs costs, List<Asked> asked) {
        ColumnFacts facts = costs.facts();
        List<Read> reads = new ArrayList<>();
        for (Asked query : asked) {
            try {
                Read read = read(costs, facts, query);
                if (asked.size() == 1 || !read.accesses().isEmpty()) {
                    reads.add(read);
                }
            } catch (Problem problem) {
                if (asked.size() == 1) {
                    throw problem;
                }
                skipped.add(new SkippedQuery(query.sql(), problem.what()));
            }
        }
        return reads;
    }

    private Read read(Costs costs, ColumnFacts facts, Asked asked) {
        Asked query = costs.plannable(asked.with(SingleQuery.of(asked.sql())));
        AccessReader reader = new AccessReader(schema, facts);
        Plan plan = costs.plan(query.sql(), new BitSet());
        reader.read(plan);
        reader.read(costs.without(query.sql(), "enable_hashjoin", "enable_mergejoin"));
        costs.reads(
                query,
                reader.accesses().stream()
                        .map(access -> access.table().qualified())
                        .collect(Collectors.toSet()));
        return new Read(query, plan, reader.accesses());
    }

    private static boolean worthIndexing(Table table) {
        return table.rows() < 0 || table.rows() >= SMALL || table.partitionKey() != null;
    }

    private List<Candidate> first(Costs costs, List<Read> reads) {
        Proposals proposals = new Proposals(costs.facts());
        accesses(reads).forEach(proposals::add);
        return proposals.all();
    }

    private static Stream<Access> accesses(List<Read> reads) {
        return reads.stream()
                .flatMap(read -> read.accesses().stream())
                .filter(access -> worthIndexing(access.table()));
    }

    private List<Candidate> second(Costs costs, List<Read> reads) {
        Proposals proposals = new Proposals(costs.facts());
        BitSet all = new BitSet();
        all.set(0, costs.built().size());
        for (Read read : reads) {
            List<Candidate> liked =
                    costs.of(read.query(), all).used().stream()
                            .mapToObj(i -> costs.built().get(i).candidate())
                            .toList();
            accesses(List.of(read))
                    .forEach(access -> {
                        proposals.refine(access, liked);
                        access.ranges()
                                .forEach(range ->
                                        proposals.refine(
                                                access,
                                                List.of(
                                                        Candidate.of(
                                                                access.table(),
                                                                List.of(range),
                                                                "the column compared by a range"))));
                    });
        }
        return proposals.all();
    }

    private List<Candidate> third(Costs costs, List<Read> reads) {
        Proposals proposals = new Proposals(costs.facts());
        BitSet all = new BitSet();
        all.set(0, costs.built().size());
        BitSet liked = new BitSet();
        reads.forEach(read -> liked.or(costs.of(read.query(), all).used()));
        proposals.merge(liked.stream().mapToObj(i -> costs.built().get(i).candidate()).toList());
        Set<String> there =
                costs.built().stream()
                        .map(one -> one.candidate().shown())
                        .collect(Collectors.toSet());
        return proposals.all().stream()
                .filter(candidate -> !there.contains(candidate.shown()))
                .toList();
    }

    private void build(Costs costs, List<Candidate> candidates) {
        Map<String, Candidate> named = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            Optional<Index> there =
                    candidate.table().indexes().stream().filter(candidate::coveredBy).findFirst();
            if (there.isPresent()) {
                reject(
                        candidate,
                        "'" + there.get().shown() + "' already begins with these columns");
            } else {
                named.put(free(candidate.name()), candidate);
            }
        }
        for (Refused refused : costs.build(named)) {
            reject(refused.candidate(), "PostgreSQL refuses it: " + refused.reason());
        }
        costs.built()
                .forEach(one ->
                        named.forEach((name, candidate) -> {
                            if (candidate == one.candidate()) {
                                nameOf.put(one.number(), name);
                            }
                        }));
    }

    private String free(String name) {
        String tried = name;
        for (int i = 2; !names.add(tried); i++) {
            String end = "_idx" + i;
            String stem = name.replaceFirst("_idx$", "");
            tried = stem.substring(0, Math.min(stem.length(), 63 - end.length())) + end;
        }
        return tried;
    }

    private void reject(Candidate candidate, String reason) {
        RejectedIndex index = new RejectedIndex(candidate.shown(), reason);
        if (!rejected.contains(index)) {
            rejected.add(index);
        }
    }

    private void compare(Costs costs, List<Read> reads, BitSet chosen) {
        for (Read read : reads) {
            Plan before = costs.shown(read.query().sql(), new BitSet());
            Plan after = costs.shown(read.query().sql(), chosen);
            queries.add(
                    new AdvisedQuery(
                            read.query().id(),
                            read.query().text(),
                            read.query().weight(),
                            before.cost(),
                            after.cost(),
                            PlanText.of(before),
                            PlanText.of(after)));
        }
    }

    private ProposedIndex proposal(Built one, double saves) {
        Candidate candidate = one.candidate();
        String name = nameOf.getOrDefault(one.number(), candidate.name());
        return new ProposedIndex(
                name,
                candidate.table().shown(),
                candidate.sqlKeys(),
                candidate.statement(name),
                one.bytes(),
                saves,
                candidate.why());
    }

    private IndexAdvice concluded(List<Read> reads) {
        if (!proposed.isEmpty()) {
            return end(Verdict.CREATE, created());
        }
        List<Table> tables =
                reads.stream()
                        .flatMap(read -> read.accesses().stream())
                        .map(Access::table)
                        .toList();
        if (tables.isEmpty()) {
            return end(Verdict.NOTHING_TO_INDEX, "no query reads a table of '" + target + "'");
        }
        if (tables.stream().noneMatch(AdviceDraft::worthIndexing)) {
            return end(
                    Verdict.SMALL_TABLES,
                    "every table that is read has fewer than %d rows: no index makes that faster"
                            .formatted(SMALL));
        }
        return unhelped(reads);
    }

    private IndexAdvice unhelped(List<Read> reads) {
        Optional<String> serving =
                reads.stream()
                        .flatMap(read -> read.plan().nodes().stream())
                        .flatMap(AdviceDraft::index)
                        .findFirst();
        if (serving.isPresent()) {
            String says = "'%s' already serves what is asked; no other index would save enough";
            return end(Verdict.SERVED, says.formatted(serving.get()));
        }
        return rejected.isEmpty()
                ? end(
                        Verdict.NOTHING_TO_INDEX,
                        "no column is compared or ordered that an index could serve")
                : end(
                        Verdict.LITTLE_GAIN,
                        "most of what the tables hold is read: no index would save enough");
    }

    private static Stream<String> index(PlacedNode placed) {
        return placed.node().conditions().index() == null
                ? Stream.empty()
                : Optional.ofNullable(placed.node().index()).stream();
    }

    private String created() {
        double before = queries.stream().mapToDouble(query -> query.costBefore()).sum();
        double after = queries.stream().mapToDouble(query -> query.costAfter()).sum();
        return "%d %s would lower the planner's cost from %s to %s"
                .formatted(
                        proposed.size(),
                        proposed.size() == 1 ? "index" : "indexes",
                        Figures.count(before),
                        Figures.count(after));
    }

    IndexAdvice end(Verdict verdict, String says) {
        return new IndexAdvice(
                IndexAdvice.VERSION,
                target,
                verdict,
                says,
                proposed,
                queries,
                rejected,
                droppable,
                skipped,
                differences,
                null);
    }
}
