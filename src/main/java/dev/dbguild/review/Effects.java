package dev.dbguild.review;

import static dev.dbguild.review.LockMode.ACCESS_EXCLUSIVE;
import static dev.dbguild.review.LockMode.ACCESS_SHARE;
import static dev.dbguild.review.LockMode.EXCLUSIVE;
import static dev.dbguild.review.LockMode.ROW_EXCLUSIVE;
import static dev.dbguild.review.LockMode.ROW_SHARE;
import static dev.dbguild.review.LockMode.SHARE;
import static dev.dbguild.review.LockMode.SHARE_ROW_EXCLUSIVE;
import static dev.dbguild.review.LockMode.SHARE_UPDATE_EXCLUSIVE;

import dev.dbguild.review.mysql.Online;
import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells what a statement does to relations that were there before, by what PostgreSQL 14 to 18 were seen to do:
/// `src/docs/locks.md` is measured, and a test holds both together in every cell.
final class Effects {
    /// The first major on which GRANT looks at the table under a lock.
    private static final int GRANT_LOCKS = 18;

    private static final Pattern NO_DATA =
            Pattern.compile("\\bwith\\s+no\\s+data\\s*$", Pattern.CASE_INSENSITIVE);

    private final Step step;
    private final Catalogue catalogue;
    private final Traces traces;

    private Effects(Step step) {
        this.step = step;
        this.catalogue = step.catalogue();
        this.traces = new Traces(catalogue);
    }

    static Effect of(Step step) {
        if (step.script().dialect() != Dialect.POSTGRESQL) {
            return ofOther(step);
        }
        Effects effects = new Effects(step);
        effects.trace(step.statement());
        return effects.traces.effect();
    }

    /// MySQL says with a lock what others may still do; SQLite locks the whole file, always.
    private static Effect ofOther(Step step) {
        return step.online()
                .map(change -> {
                    String table = change.table().text();
                    Online online = change.online();
                    String lock = "ALGORITHM=" + online.algorithm() + " LOCK=" + online.lock();
                    List<String> rewritten = online.rebuild() ? List.of(table) : List.of();
                    return new Effect(
                            List.of(new Review.Lock(table, lock)), rewritten, false, rewritten);
                })
                .orElseGet(() -> new Effect(List.of(), List.of(), false, List.of()));
    }

    private void trace(Statement statement) {
        switch (statement) {
            case Statement.CreateTable table -> create(table);
            case Statement.AlterTable alter -> new AlterEffects(step, traces).trace(alter);
            case Statement.Drop drop -> new DropEffects(catalogue, traces).trace(drop);
            case Statement.CreateIndex index -> index(index);
            case Statement.Truncate truncate -> truncate(truncate);
            case Statement.Reindex reindex -> reindex(reindex);
            case Statement.Refresh refresh -> refresh(refresh);
            case Statement.Maintain maintain -> maintain(maintain);
            case Statement.CreateView view -> view(view);
            case Statement.Other other -> new OtherEffects(catalogue, traces).trace(other);
            default -> small(statement);
        }
    }

    /// Statements that take one lock and touch no row, or only change rows.
    private void small(Statement statement) {
        Name target = statement.target();
        switch (statement) {
            case Statement.Change change -> change(change);
            case Statement.Query query -> query(query);
            case Statement.Copy copy ->
                    traces.lock(target, copy.from() ? ROW_EXCLUSIVE : ACCESS_SHARE);
            case Statement.AddEnumValue value -> traces.lock(target, EXCLUSIVE);
            case Statement.CreatePolicy policy -> traces.lock(target, ACCESS_EXCLUSIVE);
            case Statement.Comment comment -> comment(comment);
            case Statement.Grant grant -> grant(grant);
            default -> {}
        }
    }

    private void create(Statement.CreateTable table) {
        if (table.ifNotExists() && catalogue.knows(table.name())) {
            return;
        }
        table.inherits().forEach(parent -> traces.lock(parent, SHARE_UPDATE_EXCLUSIVE));
        if (table.partitionOf() != null) {
            join(catalogue.table(table.partitionOf()), table.partitionOf());
        }
        Constraint.every(table)
                .filter(Constraint.ForeignKey.class::isInstance)
                .map(Constraint.ForeignKey.class::cast)
                .filter(key -> !key.references().same(table.name()))
                .forEach(key -> refer(catalogue.table(key.references())));
        if (table.fromQuery()) {
            read(table.text(), !NO_DATA.matcher(table.text()).find());
        } else {
            table.likes().forEach(like -> traces.lock(like.table(), ACCESS_SHARE));
        }
    }

    /// A partition made in place: the default partition is read for rows that belong into the new one.
    private void join(KnownTable parent, Name name) {
        traces.lock(name, ACCESS_EXCLUSIVE);
        parent.defaultPartition()
                .ifPresent(rest -> {
                    traces.lockFamily(rest, ACCESS_EXCLUSIVE);
                    traces.scan(rest);
                });
        parent.foreignKeys()
                .map(KnownConstraint::references)
                .filter(java.util.Objects::nonNull)
                .forEach(this::refer);
    }

    private void refer(KnownTable referenced) {
        traces.lockFamily(referenced, SHARE_ROW_EXCLUSIVE);
    }

    private void index(Statement.CreateIndex index) {
        KnownTable table = catalogue.table(index.table());
        LockMode mode = index.concurrently() ? SHARE_UPDATE_EXCLUSIVE : SHARE;
        traces.lock(index.table(), mode);
        boolean there =
                index.ifNotExists()
                        && index.name() != null
                        && table.index(index.name().last()).isPresent();
        if (there) {
            return;
        }
        if (!index.only()) {
            traces.lockFamily(table, mode);
        }
        if (!index.only() || !table.partitioned()) {
            table.partitions().forEach(traces::scan);
            traces.scanOnly(table);
        }
    }

    private void truncate(Statement.Truncate truncate) {
        for (Name name : truncate.names()) {
            traces.lock(name, ACCESS_EXCLUSIVE);
            KnownTable table = catalogue.table(name);
            traces.lockFamily(table, ACCESS_EXCLUSIVE);
            if (truncate.cascade()) {
                referring(table).forEach(other -> traces.lockFamily(other, ACCESS_EXCLUSIVE));
            }
        }
    }

    /// Tables with a foreign key to this one, and those with one to them, and so on.
    private List<KnownTable> referring(KnownTable table) {
        java.util.Set<KnownTable> found = new java.util.LinkedHashSet<>(List.of(table));
        boolean grows = true;
        while (grows) {
            grows =
                    catalogue.tables().stream()
                            .filter(other ->
                                    other.foreignKeys()
                                            .anyMatch(key -> found.contains(key.references())))
                            .map(found::add)
                            .toList()
                            .contains(true);
        }
        return List.copyOf(found);
    }

    private void reindex(Statement.Reindex reindex) {
        Name target = reindex.target();
        if (target == null || !List.of("INDEX", "TABLE").contains(reindex.object())) {
            return;
        }
        boolean one = reindex.object().equals("INDEX");
        KnownTable table = one ? catalogue.tableOf(target).orElse(null) : catalogue.table(target);
        if (table != null) {
            Name name = one ? table.name() : target;
            traces.lock(name, reindex.concurrently() ? SHARE_UPDATE_EXCLUSIVE : SHARE);
            traces.scan(table);
        }
        if (!reindex.concurrently()) {
            indexes(reindex, table).forEach(index -> traces.lock(index, ACCESS_EXCLUSIVE));
        }
        traces.rebuild();
    }

    private static List<Name> indexes(Statement.Reindex reindex, @Nullable KnownTable table) {
        Name target = reindex.target();
        if (reindex.object().equals("INDEX") && target != null) {
            return List.of(target);
        }
        return table == null
                ? List.of()
                : table.indexes().stream()
                        .map(index -> Name.of(index.name().lastWritten()))
                        .toList();
    }

    private void refresh(Statement.Refresh refresh) {
        KnownTable view = catalogue.table(refresh.target());
        traces.lock(refresh.target(), refresh.concurrently() ? EXCLUSIVE : ACCESS_EXCLUSIVE);
        if (refresh.withData()) {
            view.sources().forEach(this::source);
        }
        if (refresh.concurrently()) {
            traces.scan(view);
        } else {
            traces.rewrite(view);
        }
    }

    private void source(KnownTable table) {
        traces.lockFamily(table, ACCESS_SHARE);
        table.sources().forEach(this::source);
        if (table.sources().isEmpty()) {
            traces.scan(table);
        }
    }

    private void maintain(Statement.Maintain maintain) {
        boolean copies = maintain.full() || maintain.kind().equals("CLUSTER");
        for (Name name : maintain.names()) {
            traces.lock(name, copies ? ACCESS_EXCLUSIVE : SHARE_UPDATE_EXCLUSIVE);
            KnownTable table = catalogue.table(name);
            traces.lockFamily(table, copies ? ACCESS_EXCLUSIVE : SHARE_UPDATE_EXCLUSIVE);
            if (copies) {
                traces.rewrite(table);
            }
        }
    }

    private void view(Statement.CreateView view) {
        if (catalogue.knows(view.target())) {
            traces.lock(view.target(), ACCESS_EXCLUSIVE);
        }
        read(view.query(), view.materialized() && !NO_DATA.matcher(view.text()).find());
    }

    private void read(String query, boolean runs) {
        for (KnownTable table : Sources.in(query, catalogue)) {
            if (runs) {
                source(table);
            } else {
                traces.lock(table, ACCESS_SHARE);
            }
        }
    }

    private void change(Statement.Change change) {
        traces.lock(change.target(), ROW_EXCLUSIVE);
        Sources.in(change.text(), catalogue).forEach(table -> traces.lock(table, ACCESS_SHARE));
        if (!change.filtered()
                && !change.kind().equals("INSERT")
                && !change.kind().equals("MERGE")) {
            traces.scan(catalogue.table(change.target()));
        }
    }

    private void query(Statement.Query query) {
        traces.lock(query.target(), query.locks() ? ROW_SHARE : ACCESS_SHARE);
    }

    private void comment(Statement.Comment comment) {
        switch (comment.object()) {
            case "COLUMN" -> traces.lock(owner(comment.target()), SHARE_UPDATE_EXCLUSIVE);
            case "TABLE", "INDEX", "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE", "SEQUENCE" ->
                    traces.lock(comment.target(), SHARE_UPDATE_EXCLUSIVE);
            default -> {}
        }
    }

    /// `orders` of `orders.note`
    static @Nullable Name owner(@Nullable Name column) {
        if (column == null || column.parts().size() < 2) {
            return null;
        }
        List<String> parts = column.parts().subList(0, column.parts().size() - 1);
        return Name.of(String.join(".", parts.stream().map(Name::written).toList()));
    }

    private void grant(Statement.Grant grant) {
        if (grant.object().equals("TABLE") && step.settings().serverVersion() >= GRANT_LOCKS) {
            grant.names().forEach(name -> traces.lock(name, ACCESS_SHARE));
        }
    }
}
