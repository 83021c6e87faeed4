package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Flaw;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.schema.TableKind;
import dev.dbguild.schema.View;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A view that shows what policies hide.
final class ViewAroundRowSecurity implements TableRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "view-around-row-security",
                    Severity.WARNING,
                    "who reads the view sees the rows that the owner sees",
                    "make it a security_invoker view",
                    List.of(
                            "create table d (id bigint primary key, tenant bigint not null); alter table d enable row level security; create policy own on d using (tenant = 1); create view v as select id from d;",
                            "create table d (id bigint primary key, tenant bigint not null); create view v as select id from d; alter table d enable row level security; create policy own on d using (tenant = 1);",
                            "create table d (id bigint primary key, tenant bigint not null); alter table d enable row level security; create policy own on d using (tenant = 1); create view v as select x.id from (select id from d) x where id > 0;"),
                    List.of(
                            "create table d (id bigint primary key, tenant bigint not null); alter table d enable row level security; create policy own on d using (tenant = 1); create view v with (security_invoker = true) as select id from d;",
                            "create table d (id bigint primary key, tenant bigint not null); create view v as select id from d;",
                            "create table d (id bigint primary key, tenant bigint not null); alter table d enable row level security; create policy own on d using (tenant = 1); create view v as select id from d; alter view v set (security_invoker = on);"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public boolean looksAt(Table table) {
        return table.view() != null && !table.view().securityInvoker();
    }

    @Override
    public List<Flaw> check(Schema schema) {
        boolean guarded = schema.tables().stream().anyMatch(each -> each.access().rowSecurity());
        return guarded ? TableRule.super.check(schema) : List.of();
    }

    @Override
    public Stream<Flaw> check(Table table, Schema schema) {
        if (!mentionsGuarded(table.view(), schema)) {
            return Stream.of();
        }
        return Queries.tables(table, schema)
                .filter(read -> read.access().rowSecurity())
                .limit(1)
                .map(read -> flaw(table, read));
    }

    /// To read a query takes far longer than to see that it holds no such name.
    private static boolean mentionsGuarded(@Nullable View view, Schema schema) {
        Set<String> words = view == null ? Set.of() : Queries.words(view.query());
        return schema.tables().stream()
                .filter(table -> table.access().rowSecurity())
                .anyMatch(table -> words.containsAll(Queries.words(table.name())));
    }

    private static Flaw flaw(Table view, Table read) {
        return new Flaw(
                view.shown(),
                "'"
                        + view.shown()
                        + "' reads '"
                        + read.shown()
                        + "' as the owner of the view: the policies of '"
                        + read.shown()
                        + "' hold nobody back who reads the view",
                remedy(view));
    }

    private static Remedy remedy(Table view) {
        return view.kind() == TableKind.VIEW
                ? new Remedy(
                        "read it with the rights of who asks (PostgreSQL 15 and later)",
                        "ALTER VIEW " + Written.table(view) + " SET (security_invoker = true);")
                : new Remedy("let the view be read only by roles that may see all rows", null);
    }
}
