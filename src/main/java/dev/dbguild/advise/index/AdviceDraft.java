package dev.dbguild.advise.index;

import dev.dbguild.Problem;
import dev.dbguild.advise.Figures;
import dev.dbguild.advise.index.IndexAdvice.AdvisedQuery;
import dev.dbguild.advise.index.IndexAdvice.ProposedIndex;
import dev.dbguild.advise.index.IndexAdvice.RejectedIndex;
import dev.dbguild.advise.index.IndexAdvice.SkippedQuery;
import dev.dbguild.advise.index.IndexAdvice.Verdict;
import dev.dbguild.advise.index.Search.Asked;
import dev.dbguild.advise.index.Search.Attempt;
import dev.dbguild.advise.index.Search.Chosen;
import dev.dbguild.engine.Target;
import dev.dbguild.finding.Finding;
import dev.dbguild.lab.Lab;
import dev.dbguild.lab.Twin;
import dev.dbguild.plan.PlacedNode;
import dev.dbguild.plan.Plan;
import dev.dbguild.plan.PlanText;
import dev.dbguild.schema.Index;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Advice in the making.
final class AdviceDraft {
    private final String target;
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<RejectedIndex> rejected = new ArrayList<>();
    private final List<SkippedQuery> skipped = new ArrayList<>();
    private final List<Finding> droppable = new ArrayList<>();
    private final List<ProposedIndex> proposed = new ArrayList<>();
    private final List<AdvisedQuery> queries = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();

    AdviceDraft(String target) {
        this.target = target;
    }

    /// What can go, of all that the health checks found.
    void dropping(List<Finding> findings) {
        findings.stream()
                .filter(finding -> finding.rule().endsWith("-index"))
                .forEach(droppable::add);
    }

    void skip(String sql, String reason) {
        skipped.add(new SkippedQuery(sql, reason));
    }

    void offer(List<Candidate> offered) {
        for (Candidate candidate : offered) {
            Optional<Index> there =
                    candidate.table().indexes().stream().filter(candidate::coveredBy).findFirst();
            boolean known = candidates.stream().anyMatch(candidate::sameAs);
            if (there.isPresent()) {
                reject(
                        candidate,
                        "'" + there.get().shown() + "' already begins with these columns");
            } else if (!known) {
                candidates.add(candidate);
            }
        }
    }

    private void reject(Candidate candidate, String reason) {
        RejectedIndex index = new RejectedIndex(candidate.shown(), reason);
        if (!rejected.contains(index)) {
            rejected.add(index);
        }
    }

    IndexAdvice searched(Lab lab, Target of, List<Asked> asked) {
        try (Twin twin = lab.twinOf(of);
                Trial trial = new Trial(twin)) {
            differences.addAll(twin.differences());
            List<Asked> plannable = plannable(trial, asked);
            Search search = new Search(trial, plannable, candidates);
            List<Plan> before = search.plans();
            List<Chosen> chosen = search.run();
            compare(plannable, before, search.plans());
            chosen.forEach(this::propose);
            search.lost().forEach(attempt -> reject(attempt.candidate(), reason(attempt, chosen)));
            return concluded(before, search.lost());
        }
    }

    /// A single query must be plannable; one of many is skipped.
    private List<Asked> plannable(Trial trial, List<Asked> asked) {
        List<Asked> plannable = new ArrayList<>();
        for (Asked query : asked) {
            try {
                trial.plan(query.sql());
                plannable.add(query);
            } catch (Problem problem) {
                if (query.id() == null) {
                    throw problem;
                }
                skipped.add(new SkippedQuery(query.sql(), problem.what()));
            }
        }
        return plannable;
    }

    private void compare(List<Asked> asked, List<Plan> before, List<Plan> after) {
        for (int i = 0; i < asked.size(); i++) {
            queries.add(
                    new AdvisedQuery(
                            asked.get(i).id(),
                            asked.get(i).sql(),
                            asked.get(i).weight(),
                            before.get(i).cost(),
                            after.get(i).cost(),
                            PlanText.of(before.get(i)),
                            PlanText.of(after.get(i))));
        }
    }

    private void propose(Chosen chosen) {
        Candidate candidate = chosen.candidate();
        proposed.add(
                new ProposedIndex(
                        candidate.name(),
                        candidate.table().shown(),
                        candidate.sqlKeys(),
                        candidate.statement(),
                        chosen.bytes(),
                        chosen.saves(),
                        candidate.why()));
    }

    private static String reason(Attempt attempt, List<Chosen> chosen) {
        if (attempt.best() < 0.001) {
            return chosen.isEmpty()
                    ? "the planner would not use it"
                    : "the planner would not use it beside what is proposed";
        }
        return "it would save only "
                + Figures.share(1 - attempt.left())
                + (chosen.isEmpty() ? "" : " beside what is proposed");
    }

    private IndexAdvice concluded(List<Plan> before, List<Attempt> lost) {
        if (!proposed.isEmpty()) {
            return end(Verdict.CREATE, created());
        }
        Optional<String> serving =
                before.stream()
                        .flatMap(plan -> plan.nodes().stream())
                        .flatMap(AdviceDraft::index)
                        .findFirst();
        double most = lost.stream().mapToDouble(Attempt::best).max().orElse(0);
        String gain =
                most < 0.001
                        ? "no other index would be used"
                        : "the best other index would save only " + Figures.share(most);
        if (serving.isPresent()) {
            return end(Verdict.SERVED, "'%s' already serves it; %s".formatted(serving.get(), gain));
        }
        return candidates.isEmpty()
                ? end(
                        Verdict.NOTHING_TO_INDEX,
                        "it compares and orders no column that an index could serve")
                : end(Verdict.LITTLE_GAIN, "it reads most of what its tables hold: " + gain);
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
