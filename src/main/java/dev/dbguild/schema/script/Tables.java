package dev.dbguild.schema.script;

import dev.dbguild.schema.ForeignKey;
import dev.dbguild.schema.Index;
import dev.dbguild.schema.Policy;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.schema.TableKind;
import dev.dbguild.schema.View;
import dev.dbguild.schema.script.Elements.Reading;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import dev.dbguild.sql.TableLike;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The tables and views while scripts are read. Not thread-safe.
final class Tables {
    private final SearchPath path;
    private final Map<String, TableDraft> drafts = new LinkedHashMap<>();
    private final Set<String> temporary = new HashSet<>();

    Tables(SearchPath path, Schema before) {
        this.path = path;
        before.tables().forEach(table -> drafts.put(table.qualified(), TableDraft.of(table)));
    }

    List<Table> all() {
        return drafts.values().stream().map(TableDraft::table).toList();
    }

    void apply(Reading reading) {
        switch (reading.statement()) {
            case Statement.CreateTable create -> create(create, reading);
            case Statement.CreateView view -> create(view, reading);
            case Statement.AlterTable alter -> alter(alter, reading);
            case Statement.CreateIndex index -> create(index, reading);
            case Statement.CreatePolicy policy -> create(policy, reading);
            case Statement.Comment comment -> comment(comment);
            default -> {}
        }
    }

    private String meant(Name name) {
        return path.meant(name, drafts::containsKey);
    }

    /// The draft of a table; a new one of which nothing else is known, when there was none. Null for temporary tables.
    private @Nullable TableDraft draft(Name name) {
        String meant = meant(name);
        if (!drafts.containsKey(meant) && temporary.contains(name.last())) {
            return null;
        }
        return drafts.computeIfAbsent(
                meant,
                unknown -> {
                    TableDraft draft = new TableDraft(unknown, TableKind.TABLE);
                    draft.partial = true;
                    return draft;
                });
    }

    private void create(Statement.CreateTable create, Reading reading) {
        String made = path.made(create.name());
        if (create.temporary()) {
            temporary.add(create.name().last());
            return;
        }
        if (create.ifNotExists() && drafts.containsKey(made)) {
            return;
        }
        TableDraft draft = new TableDraft(made, kind(create));
        draft.unlogged = create.unlogged();
        draft.partitionKey = create.partitionedBy();
        draft.partial = create.fromQuery();
        drafts.put(made, draft);
        take(create, draft);
        Elements elements = new Elements(draft, reading, this::meant);
        create.columns().forEach(column -> elements.add(column, false));
        create.constraints().forEach(elements::add);
        reading.origins().put(draft.shown(), reading.origin());
        reading.origins().put(Origins.touch(draft.shown()), reading.origin());
    }

    private static TableKind kind(Statement.CreateTable create) {
        if (create.partitionOf() != null) {
            return TableKind.PARTITION;
        }
        return create.partitionedBy() == null ? TableKind.TABLE : TableKind.PARTITIONED;
    }

    /// Takes over the columns of a parent, or of what the table is to be like.
    private void take(Statement.CreateTable create, TableDraft draft) {
        Name parent = create.partitionOf();
        if (parent != null) {
            draft.partitionOf = meant(parent);
            inherit(draft, drafts.get(meant(parent)));
        }
        create.inherits().forEach(each -> inherit(draft, drafts.get(meant(each))));
        create.likes().forEach(like -> take(like, draft));
    }

    private void take(TableLike like, TableDraft draft) {
        TableDraft model = drafts.get(meant(like.table()));
        if (model == null) {
            draft.partial = true;
        } else {
            Likeness.apply(like, model, draft);
        }
    }

    private static void inherit(TableDraft draft, @Nullable TableDraft parent) {
        if (parent == null) {
            draft.partial = true;
        } else {
            parent.columns.values().forEach(draft::put);
            draft.checks.addAll(parent.checks);
            draft.partial |= parent.partial;
        }
    }

    private void create(Statement.CreateView view, Reading reading) {
        if (view.temporary()) {
            temporary.add(view.target().last());
            return;
        }
        TableKind kind = view.materialized() ? TableKind.MATERIALIZED_VIEW : TableKind.VIEW;
        TableDraft draft = new TableDraft(path.made(view.target()), kind);
        draft.view = new View(view.query(), isInvoker(view.options()));
        drafts.put(draft.qualified(), draft);
        reading.origins().put(draft.shown(), reading.origin());
    }

    private static boolean isInvoker(List<String> options) {
        return options.stream()
                .anyMatch(option -> option.matches("security_invoker(=(true|on|1|yes))?"));
    }

    private void create(Statement.CreateIndex create, Reading reading) {
        TableDraft draft = draft(create.table());
        if (draft == null) {
            return;
        }
        Index index = Indexes.of(draft, create);
        boolean there = Indexes.find(draft, index.name()) != null;
        if (!(create.ifNotExists() && there)) {
            draft.indexes.add(index);
            reading.origins().put(Origins.index(index.shown()), reading.origin());
        }
        touch(draft, reading);
    }

    private void create(Statement.CreatePolicy create, Reading reading) {
        TableDraft draft = draft(create.target());
        if (draft != null) {
            draft.policies.add(
                    new Policy(
                            create.name().last(),
                            create.permissive(),
                            create.command(),
                            create.roles(),
                            create.using(),
                            create.check()));
            touch(draft, reading);
        }
    }

    private static void touch(TableDraft draft, Reading reading) {
        if (draft.partial) {
            reading.origins().putIfAbsent(draft.shown(), reading.origin());
        }
        reading.origins().put(Origins.touch(draft.shown()), reading.origin());
    }

    private void alter(Statement.AlterTable alter, Reading reading) {
        if (alter.object().equals("INDEX")) {
            new IndexChanges(drafts).alter(alter);
            return;
        }
        TableDraft draft = isRelation(alter.object()) ? draft(alter.name()) : null;
        if (draft == null) {
            return;
        }
        if (draft.view != null) {
            secure(draft, draft.view, alter.text());
        }
        new Alterations(draft, new Elements(draft, reading, this::meant)).apply(alter);
        alter.actions().forEach(action -> move(draft, action));
        touch(draft, reading);
    }

    private static void secure(TableDraft draft, View view, String text) {
        boolean invoker =
                text.matches(
                        "(?is).*\\bset\\s*\\([^)]*security_invoker\\s*(=\\s*(true|on|1))?\\s*[,)].*");
        draft.view = new View(view.query(), view.securityInvoker() || invoker);
    }

    /// What changes where a table belongs.
    private void move(TableDraft draft, AlterAction action) {
        switch (action) {
            case AlterAction.RenameTable rename ->
                    rename(draft, draft.namespace, rename.to().last());
            case AlterAction.SetSchema set -> rename(draft, set.schema().last(), draft.name);
            case AlterAction.AttachPartition attach -> {
                TableDraft part = drafts.get(meant(attach.partition()));
                if (part != null) {
                    part.partitionOf = draft.qualified();
                }
            }
            case AlterAction.DetachPartition detach -> {
                TableDraft part = drafts.get(meant(detach.partition()));
                if (part != null) {
                    part.partitionOf = null;
                }
            }
            default -> {}
        }
    }

    private void rename(TableDraft draft, String namespace, String name) {
        String from = draft.qualified();
        drafts.remove(from);
        draft.namespace = namespace;
        draft.name = name;
        draft.indexes.replaceAll(index -> Indexes.moved(index, draft));
        drafts.put(draft.qualified(), draft);
        drafts.values().forEach(each -> repoint(each, from, draft.qualified()));
    }

    private static void repoint(TableDraft draft, String from, String to) {
        if (from.equals(draft.partitionOf)) {
            draft.partitionOf = to;
        }
        draft.foreignKeys.replaceAll(key ->
                key.referencedTable().equals(from)
                        ? new ForeignKey(
                                key.name(),
                                key.columns(),
                                to,
                                key.referencedColumns(),
                                key.onDelete(),
                                key.onUpdate(),
                                key.valid(),
                                key.deferrable())
                        : key);
    }

    void drop(Statement.Drop drop, Reading reading) {
        switch (drop.object()) {
            case "TABLE", "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE" ->
                    drop.names().forEach(name -> drop(meant(name)));
            case "INDEX" -> drop.names().forEach(name -> dropIndex(name, reading));
            case "SCHEMA" ->
                    drop.names()
                            .forEach(name ->
                                    drafts.values()
                                            .removeIf(each -> each.namespace.equals(name.last())));
            default -> {}
        }
    }

    private void dropIndex(Name name, Reading reading) {
        new IndexChanges(drafts)
                .drop(name)
                .forEach(table -> reading.origins().put(Origins.touch(table), reading.origin()));
    }

    private void drop(String qualified) {
        drafts.remove(qualified);
        drafts.values()
                .forEach(each ->
                        each.foreignKeys.removeIf(key -> key.referencedTable().equals(qualified)));
    }

    void apply(Statement.Grant grant, Reading reading) {
        new Rights(grant).on(drafts, grant.names().stream().map(this::meant).toList());
        grant.names()
                .forEach(name ->
                        reading.origins()
                                .put(Origins.touch(Origins.shown(meant(name))), reading.origin()));
    }

    private void comment(Statement.Comment comment) {
        Name target = comment.target();
        if (target == null) {
            return;
        }
        if (comment.object().equals("COLUMN") && target.parts().size() > 1) {
            List<String> parts = target.parts();
            String table = String.join(".", parts.subList(0, parts.size() - 1));
            TableDraft owner =
                    drafts.get(meant(new Name(table, parts.subList(0, parts.size() - 1))));
            if (owner != null) {
                owner.change(target.last(), column -> Columns.commented(column, comment.comment()));
            }
            return;
        }
        TableDraft draft = drafts.get(meant(target));
        if (draft != null && isRelation(comment.object())) {
            draft.comment = comment.comment();
        }
    }

    private static boolean isRelation(String object) {
        return object.equals("TABLE") || object.endsWith("VIEW") || object.equals("FOREIGN TABLE");
    }
}
