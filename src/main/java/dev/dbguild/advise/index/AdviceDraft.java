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
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Advice in the making. For one thread.
final class AdviceDraft {
    /// PgHero leaves tables under 500 rows alone: they are read faster than an index.
    private static final long SMALL = 500;

    private final String target;
    private final Schema schema;
    private final AdviceQuestion question;
    private final List<RejectedIndex> rejected = new ArrayList<>();
    private final List<SkippedQuery> skipped = new ArrayList<>();
    private final List<Finding> droppable = new ArrayList<>();
    private final List<ProposedIndex> proposed = new ArrayList<>();
    private final List<AdvisedQuery> queries = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private int numbers;
    private final Map<Integer, String> triedNames = new HashMap<>();
    private final Map<Integer, String> finalNames = new TreeMap<>();

    AdviceDraft(String target, Schema schema, AdviceQuestion question) {
        this.target = target;
        this.schema = schema;
        this.question = question;
        schema.tables().forEach(table -> table.indexes().forEach(index -> names.add(index.name())));
        skipped.addAll(question.workload().skipped());
        question.droppable().stream()
                .filter(finding -> finding.rule().endsWith("-index"))
                .forEach(droppable::add);
    }

    /// A query that can be planned, and how it uses its tables.
    private record Read(Asked query, Plan plan, Collection<Access> accesses) {}

    IndexAdvice searched(Costs costs, List<String> twins) {
        differences.addAll(twins);
        List<Read> reads = readable(costs, question.workload().queries());
        build(costs, first(costs, reads));
        build(costs, second(costs, reads));
        build(costs, third(costs, reads));
        List<Asked> queries = reads.stream().map(Read::query).toList();
        Search search = new Search(costs, queries, scale(costs, reads));
        BitSet chosen = search.run();
        if (costs.exhausted()) {
            differences.add(
                    "budget exhausted: after %,d plans the search was ended, a better choice may exist"
                            .formatted(Costs.MOST));
        }
        chosen.stream()
                .forEach(i -> finalNames.put(i, free(costs.built().get(i).candidate().name())));
        compare(costs, reads, chosen);
        chosen.stream()
                .mapToObj(i -> proposal(costs.built().get(i), search.saves(i)))
                .sorted(Comparator.comparingDouble(index -> -index.saves()))
                .forEach(proposed::add);
        reject(costs, search, chosen);
        return concluded(reads);
    }

    private Search.Scale scale(Costs costs, List<Read> reads) {
        Upkeep upkeep =
                Upkeep.of(
                        reads.stream()
                                .map(read -> new Upkeep.Written(read.query(), read.plan()))
                                .toList(),
                        costs.facts());
        return new Search.Scale(tableBytes(reads), question.budget(), upkeep);
    }

    private void reject(Costs costs, Search search, BitSet chosen) {
        for (Built one : costs.built()) {
            if (!chosen.get(one.number())) {
                String reason = search.reason(one.number());
                reject(
                        one.candidate(),
                        reason == null ? Reasons.unused(!chosen.isEmpty()) : reason);
            }
        }
    }

    private double tableBytes(List<Read> reads) {
        return reads.stream()
                .flatMap(read -> read.accesses().stream())
                .map(Access::table)
                .distinct()
                .mapToDouble(this::bytes)
                .sum();
    }

    /// A partitioned table has no bytes of its own.
    private double bytes(Table table) {
        return table.bytes()
                + schema.tables().stream()
                        .filter(part -> table.qualified().equals(part.partitionOf()))
                        .mapToDouble(this::bytes)
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
                skipped.add(new SkippedQuery(query.text(), problem.what()));
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
        for (String sql : question.candidates()) {
            Optional<Candidate> offered = Offered.read(sql, schema);
            offered.ifPresent(proposals::put);
            if (offered.isEmpty()) {
                rejected.add(
                        new RejectedIndex(
                                sql, "it is not one CREATE INDEX on a table of '" + target + "'"));
            }
        }
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
                named.put("dbguild_" + numbers++ + "_" + stem(candidate), candidate);
            }
        }
        for (Refused refused : costs.build(named)) {
            reject(refused.candidate(), "PostgreSQL refuses it: " + refused.reason());
        }
        costs.built()
                .forEach(one ->
                        named.forEach((name, candidate) -> {
                            if (candidate == one.candidate()) {
                                triedNames.put(one.number(), name);
                            }
                        }));
    }

    private static String stem(Candidate candidate) {
        String name = candidate.name();
        return name.substring(0, Math.min(40, name.length()));
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
                            named(PlanText.of(after))));
        }
    }

    /// With the names that the indexes will have.
    private String named(String plan) {
        String text = plan;
        for (Map.Entry<Integer, String> index : finalNames.entrySet()) {
            String tried = String.valueOf(triedNames.get(index.getKey()));
            text =
                    text.replaceAll(
                            "\\b" + Pattern.quote(tried) + "\\b",
                            Matcher.quoteReplacement(index.getValue()));
        }
        return text;
    }

    private ProposedIndex proposal(Built one, double saves) {
        Candidate candidate = one.candidate();
        String name = finalNames.getOrDefault(one.number(), candidate.name());
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
