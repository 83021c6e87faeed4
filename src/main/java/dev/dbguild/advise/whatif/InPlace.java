package dev.dbguild.advise.whatif;

import dev.dbguild.engine.Engines;
import dev.dbguild.engine.SupposesIndexes;
import dev.dbguild.engine.SupposesIndexes.Ability;
import dev.dbguild.engine.SupposesIndexes.Supposed;
import dev.dbguild.engine.SupposesIndexes.Supposition;
import dev.dbguild.engine.Target;
import dev.dbguild.plan.PlanReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Plans on the target itself, by its HypoPG.
///
/// HypoPG takes a b-tree for larger than it will be, for it does not merge equal keys: its plans may cost an index a
/// little too high.
final class InPlace implements Planner {
    private final Target target;
    private final SupposesIndexes supposes;

    InPlace(Target target) {
        this.target = target;
        this.supposes = Engines.on(target, SupposesIndexes.class);
    }

    /// Whether the target has what these changes need.
    boolean can(List<Change> changes) {
        Ability ability = supposes.ability(target);
        return ability.version() != null
                && changes.stream().allMatch(change -> can(change, ability.hides()));
    }

    private static boolean can(Change change, boolean hides) {
        return switch (change) {
            case Change.AddIndex _, Change.Setting _, Change.DropInvalidIndex _ -> true;
            case Change.DropIndex _ -> hides;
            case Change.AddStatistics _,
                    Change.DropStatistics _,
                    Change.StatisticsTarget _,
                    Change.ColumnType _,
                    Change.Partitioning _ ->
                    false;
        };
    }

    @Override
    public List<Planned> plans(List<AskedQuery> queries, Set<Change> with) {
        return supposes
                .plan(target, supposition(with), queries.stream().map(AskedQuery::sql).toList())
                .stream()
                .map(InPlace::planned)
                .toList();
    }

    private static Planned planned(Supposed supposed) {
        return supposed.plan() == null
                ? new Planned.Not(String.valueOf(supposed.failure()))
                : new Planned.As(PlanReader.read(supposed.plan()));
    }

    private static Supposition supposition(Set<Change> with) {
        Set<String> created = new TreeSet<>();
        List<String> hidden = new ArrayList<>();
        Map<String, String> settings = new LinkedHashMap<>();
        for (Change change : with) {
            switch (change) {
                case Change.AddIndex index -> created.add(plain(index.text()));
                case Change.DropIndex drop -> hidden.add(drop.index().text());
                case Change.Setting setting -> settings.put(setting.name(), setting.value());
                case Change _ -> {}
            }
        }
        return new Supposition(List.copyOf(created), hidden, settings);
    }

    private static String plain(String create) {
        return create.replaceFirst("(?i)\\bconcurrently\\b", "");
    }
}
