package dev.dbguild.advise.index;

import dev.dbguild.advise.index.ConditionText.Comparison;
import dev.dbguild.advise.index.ConditionText.Reference;
import dev.dbguild.plan.PlacedNode;
import dev.dbguild.plan.Plan;
import dev.dbguild.plan.PlanNode;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.schema.TableKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads from verbose plans of one query how it uses its tables. Views are resolved, names are found, constants are
/// folded there already. A partition counts as its topmost parent, for that is where an index is made. Not thread-safe.
final class AccessReader {
    private static final Set<String> RANGES = Set.of("<", "<=", ">", ">=");
    private static final Set<String> INVERTED =
            Set.of("@>", "&&", "?", "?|", "?&", "@@", "@?", "<@");
    private static final Set<String> PATTERNS = Set.of("~~", "~~*", "~", "~*");
    private static final Pattern BEGINNING =
            Pattern.compile("'[^%_'\\\\]+[^']*'.*", Pattern.DOTALL);
    private static final Pattern CONSTANT =
            Pattern.compile("(?:'(?:[^']|'')*'|-?[\\d.]+|true|false)(?:::[\\w\" .]+)?");
    private static final Pattern OF_MANY_ROWS =
            Pattern.compile(
                    "(?i)\\b(?:count|sum|avg|min|max|\\w+_agg|bool_\\w+|every|stddev\\w*|var\\w*|grouping|row_number|rank|dense_rank|lag|lead|first_value|last_value|nth_value|ntile|percent_rank|cume_dist|percentile_\\w+|mode|corr|covar_\\w+|regr_\\w+|bit_\\w+|any_value)\\s*\\(");
    private static final Pattern SORTED =
            Pattern.compile(
                    "(?s)(.*?)(?: COLLATE (?:\"[^\"]+\"|\\S+))?(?<down> DESC)?(?: NULLS (?<nulls>FIRST|LAST))?");

    /// A constant condition is one that comes again if its column has no more values than this.
    private static final double FEW_VALUES = 12;

    private final Schema schema;
    private final ColumnFacts facts;
    private final Map<String, Access> byAlias = new LinkedHashMap<>();

    AccessReader(Schema schema, ColumnFacts facts) {
        this.schema = schema;
        this.facts = facts;
    }

    Collection<Access> accesses() {
        return new LinkedHashSet<>(byAlias.values());
    }

    void read(Plan plan) {
        List<PlacedNode> nodes = plan.nodes();
        nodes.forEach(placed -> scan(placed.node()));
        for (PlacedNode placed : nodes) {
            PlanNode node = placed.node();
            node.conditions().all().forEach(this::condition);
            order(node.list("Sort Key"));
            order(node.list("Group Key"));
            needs(placed);
        }
    }

    private void scan(PlanNode node) {
        if (node.relation() != null && node.alias() != null) {
            String name = ConditionText.name(String.valueOf(node.alias()));
            String relation = ConditionText.name(String.valueOf(node.relation()));
            schema.table(node.schema() == null ? relation : node.schema() + "." + relation)
                    .filter(table ->
                            table.kind() != TableKind.VIEW && table.kind() != TableKind.FOREIGN)
                    .ifPresent(table -> add(name, table));
        }
    }

    /// What is above the scans of partitions `o_1`, `o_2` calls all of them `o`.
    private void add(String alias, Table table) {
        String whole = table.partitionOf() == null ? alias : alias.replaceFirst("_\\d+$", "");
        Access access = byAlias.computeIfAbsent(whole, _ -> new Access(topmost(table)));
        byAlias.putIfAbsent(alias, access);
    }

    private Table topmost(Table table) {
        return Optional.ofNullable(table.partitionOf())
                .flatMap(schema::table)
                .map(this::topmost)
                .orElse(table);
    }

    /// What a node passes on is needed, except where a scan passes on all columns because that is cheaper than to
    /// choose.
    private void needs(PlacedNode placed) {
        PlanNode node = placed.node();
        Access own = node.alias() == null ? null : byAlias.get(ConditionText.name(node.alias()));
        List<String> output = node.list("Output");
        boolean all = own != null && output.size() >= own.table().columns().size();
        if (!all || placed.parent() == null) {
            output.forEach(this::need);
        }
        node.conditions().all().forEach(this::need);
        if (node.type().equals("ModifyTable") || node.type().equals("LockRows")) {
            byAlias.values().forEach(Access::needWhole);
        }
    }

    private void need(String text) {
        for (Reference reference : ConditionText.references(text)) {
            access(reference).ifPresent(access -> access.need(reference.column()));
        }
    }

    private Optional<Access> access(Reference reference) {
        return Optional.ofNullable(byAlias.get(reference.alias()))
                .filter(access -> access.table().column(reference.column()).isPresent());
    }

    private void condition(String condition) {
        for (String part : ConditionText.conjuncts(condition)) {
            List<String> either = ConditionText.alternatives(part);
            if (either.size() == 1) {
                compare(part);
            } else {
                either.stream()
                        .flatMap(one -> ConditionText.conjuncts(one).stream())
                        .forEach(this::alternative);
            }
        }
    }

    private void alternative(String part) {
        Comparison compared = ConditionText.comparison(part);
        if (compared.operator().equals("=") || RANGES.contains(compared.operator())) {
            side(compared.left()).ifPresent(side -> side.access.addAlternative(side.key));
            side(compared.right()).ifPresent(side -> side.access.addAlternative(side.key));
        }
    }

    private void compare(String part) {
        Comparison compared = ConditionText.comparison(part);
        Optional<Side> left = side(compared.left());
        Optional<Side> right = side(compared.right());
        String operator = compared.operator();
        left.ifPresent(side -> constant(side, compared, part));
        if (operator.equals("=")) {
            left.ifPresent(side -> equal(side, right));
            right.ifPresent(side -> equal(side, left));
        } else if (RANGES.contains(operator)) {
            left.ifPresent(side -> side.access.addRange(side.key));
            right.ifPresent(side -> side.access.addRange(side.key));
        } else {
            left.ifPresent(side -> special(side, compared));
        }
    }

    /// One side of a comparison that is a column of a table, or computed of its columns alone.
    private record Side(Access access, String alias, Key key) {}

    private Optional<Side> side(String text) {
        String bare = ConditionText.uncast(text);
        List<Reference> references = ConditionText.references(bare);
        if (references.isEmpty()
                || bare.contains("SubPlan")
                || bare.startsWith("ANY ")
                || OF_MANY_ROWS.matcher(bare).find()) {
            return Optional.empty();
        }
        Reference first = references.getFirst();
        boolean one = references.stream().allMatch(each -> each.alias().equals(first.alias()));
        return access(first)
                .filter(_ -> one)
                .map(access -> new Side(access, first.alias(), key(bare, first)));
    }

    private static Key key(String bare, Reference reference) {
        String unqualified = ConditionText.unqualified(bare);
        return ConditionText.name(unqualified).equals(reference.column())
                ? Key.of(reference.column())
                : Key.computed(simple(unqualified));
    }

    /// Without casts of literals, which the types of functions imply.
    private static String simple(String expression) {
        return expression
                .replaceAll("('(?:[^']|'')*')::text", "$1")
                .replaceAll("(?<=\\w\\()\\((\\w+)\\)::text(?=\\))", "$1");
    }

    private static void equal(Side side, Optional<Side> other) {
        if (other.isPresent() && !other.get().alias.equals(side.alias)) {
            side.access.addJoin(other.get().alias, side.key);
        } else if (other.isEmpty()) {
            side.access.addEqual(side.key);
        }
    }

    /// A condition on a column that a partial index could have: equality with one of a few values, a test for null, a
    /// boolean.
    private void constant(Side side, Comparison compared, String part) {
        String column = side.key.column();
        boolean equal =
                compared.operator().equals("=") && CONSTANT.matcher(compared.right()).matches();
        boolean fixed = equal && isOneOfFew(side) || compared.operator().startsWith("IS ");
        boolean flag = compared.operator().isEmpty();
        if (column != null && (fixed || flag)) {
            side.access.addConstant(ConditionText.unqualified(ConditionText.bare(part)));
        }
    }

    private boolean isOneOfFew(Side side) {
        return facts.of(side.access.table(), String.valueOf(side.key.column()))
                .filter(fact -> fact.distinct() > 0 && fact.distinct() <= FEW_VALUES)
                .isPresent();
    }

    private static void special(Side side, Comparison compared) {
        String operator = compared.operator();
        if (operator.equals("IS NULL")) {
            side.access.addEqual(side.key);
        } else if (INVERTED.contains(operator)) {
            side.access.addInverted(side.key.text());
            if (operator.equals("@>") && isJson(side)) {
                side.access.addInverted(side.key.text() + " jsonb_path_ops");
            }
        } else if (PATTERNS.contains(operator)) {
            pattern(side, compared);
        }
    }

    private static boolean isJson(Side side) {
        return side.access
                .table()
                .column(String.valueOf(side.key.column()))
                .filter(column -> column.type().equals("jsonb"))
                .isPresent();
    }

    private static void pattern(Side side, Comparison compared) {
        boolean beginning =
                BEGINNING.matcher(compared.right()).matches() || compared.right().startsWith("$");
        if (compared.operator().equals("~~") && beginning) {
            side.access.addRange(side.key);
            side.access.addRange(side.key.with("text_pattern_ops"));
        }
        side.access.addInverted(side.key.text() + " gin_trgm_ops");
    }

    /// Sort and group keys count for a table as far as they are its own from the first on.
    private void order(List<String> keys) {
        List<Key> order = new ArrayList<>();
        Access of = null;
        for (String key : keys) {
            Matcher sorted = SORTED.matcher(key);
            if (!sorted.matches()) {
                break;
            }
            Optional<Side> side = side(sorted.group(1));
            if (side.isEmpty() || of != null && side.get().access != of) {
                break;
            }
            of = side.get().access;
            boolean down = sorted.group("down") != null;
            String nulls = sorted.group("nulls");
            order.add(side.get().key.ordered(down, nulls != null));
        }
        if (of != null) {
            of.addOrder(order);
        }
    }
}
