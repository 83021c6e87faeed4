package dev.dbguild.sql;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.sql.QueryShape.ColumnUse;
import dev.dbguild.sql.QueryShape.Role;
import dev.dbguild.sql.QueryShape.TableUse;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.WithItem;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.update.UpdateSet;
import org.jspecify.annotations.Nullable;

/// Walks a parsed statement and gathers its tables and the uses of their columns. Used for one statement.
final class ShapeCollector {
    private final Dialect dialect;
    private final List<TableUse> tables = new ArrayList<>();
    private final List<ColumnUse> uses = new ArrayList<>();
    private int scopes;

    ShapeCollector(Dialect dialect) {
        this.dialect = dialect;
    }

    QueryShape collect(Statement statement) {
        QueryScope scope = scope(null);
        String kind =
                switch (statement) {
                    case Select select -> {
                        select(select, scope);
                        yield "SELECT";
                    }
                    case Update update -> {
                        update(update, scope);
                        yield "UPDATE";
                    }
                    case Delete delete -> {
                        delete(delete, scope);
                        yield "DELETE";
                    }
                    case Insert insert -> {
                        insert(insert, scope);
                        yield "INSERT";
                    }
                    case Merge merge -> {
                        merge(merge, scope);
                        yield "MERGE";
                    }
                    default ->
                            throw new Problem(
                                    Code.UNREADABLE_SQL,
                                    "the statement is no query",
                                    "send one SELECT, INSERT, UPDATE, DELETE or MERGE");
                };
        return new QueryShape(kind, tables, uses);
    }

    QueryScope scope(@Nullable QueryScope outer) {
        return new QueryScope(scopes++, outer);
    }

    void add(ColumnUse use) {
        uses.add(use);
    }

    String folded(String written) {
        String name = Lexemes.identifier(written);
        return dialect == Dialect.POSTGRESQL ? name : name.toLowerCase(java.util.Locale.ROOT);
    }

    void select(Select select, QueryScope scope) {
        with(select.getWithItemsList(), scope);
        switch (select) {
            case PlainSelect plain -> plain(plain, scope);
            case SetOperationList set ->
                    set.getSelects().forEach(part -> select(part, scope(scope)));
            case ParenthesedSelect inner -> select(inner.getSelect(), scope(scope));
            default -> {}
        }
        order(select.getOrderByElements(), scope);
    }

    private void with(@Nullable List<WithItem<?>> items, QueryScope scope) {
        if (items == null) {
            return;
        }
        items.forEach(item -> scope.addWithName(folded(item.getAliasName())));
        for (WithItem<?> item : items) {
            switch (item.getParenthesedStatement()) {
                case Select inner -> select(inner, scope(scope));
                case Update inner -> update(inner, scope(scope));
                case Delete inner -> delete(inner, scope(scope));
                case Insert inner -> insert(inner, scope(scope));
                default -> {}
            }
        }
    }

    private void plain(PlainSelect select, QueryScope scope) {
        from(select.getFromItem(), scope);
        sources(select.getJoins(), scope);
        conditions(select.getJoins(), scope);
        condition(select.getWhere(), scope);
        if (select.getGroupBy() != null && select.getGroupBy().getGroupByExpressionList() != null) {
            for (Expression item : select.getGroupBy().getGroupByExpressionList()) {
                item(item, Role.GROUP, false, scope);
            }
        }
        expression(select.getHaving(), scope);
        for (SelectItem<?> item : select.getSelectItems()) {
            item(item.getExpression(), Role.SELECT, false, scope);
        }
    }

    private void sources(@Nullable List<Join> joins, QueryScope scope) {
        if (joins != null) {
            joins.forEach(join -> from(join.getFromItem(), scope));
        }
    }

    private void conditions(@Nullable List<Join> joins, QueryScope scope) {
        if (joins == null) {
            return;
        }
        for (Join join : joins) {
            join.getOnExpressions().forEach(on -> condition(on, scope));
            for (Column column : join.getUsingColumns()) {
                item(column, Role.JOIN, false, scope);
            }
        }
    }

    private void from(@Nullable FromItem item, QueryScope scope) {
        switch (item) {
            case Table table -> table(table, scope);
            case LateralSubSelect lateral -> {
                scope.addOpaque();
                select(lateral.getSelect(), scope(scope));
            }
            case ParenthesedSelect inner -> {
                scope.addOpaque();
                select(inner.getSelect(), scope(scope));
            }
            case ParenthesedFromItem group -> {
                from(group.getFromItem(), scope);
                sources(group.getJoins(), scope);
                conditions(group.getJoins(), scope);
            }
            case null -> {}
            default -> scope.addOpaque();
        }
    }

    private void table(Table table, QueryScope scope) {
        String name = table.getFullyQualifiedName();
        if (scope.knowsWithName(folded(name))) {
            scope.addOpaque();
            return;
        }
        Name read = Lexemes.name(name);
        String alias = table.getAlias() == null ? read.last() : folded(table.getAlias().getName());
        TableUse use = new TableUse(read, alias, scope.number());
        tables.add(use);
        scope.addTable(use);
    }

    private void order(@Nullable List<OrderByElement> elements, QueryScope scope) {
        if (elements != null) {
            elements.forEach(by -> item(by.getExpression(), Role.ORDER, !by.isAsc(), scope));
        }
    }

    private void update(Update update, QueryScope scope) {
        with(update.getWithItemsList(), scope);
        table(update.getTable(), scope);
        sources(update.getStartJoins(), scope);
        from(update.getFromItem(), scope);
        sources(update.getJoins(), scope);
        conditions(update.getStartJoins(), scope);
        conditions(update.getJoins(), scope);
        for (UpdateSet set : update.getUpdateSets()) {
            set.getColumns().forEach(column -> item(column, Role.ASSIGN, false, scope));
            set.getValues().forEach(value -> expression(value, scope));
        }
        condition(update.getWhere(), scope);
    }

    private void delete(Delete delete, QueryScope scope) {
        with(delete.getWithItemsList(), scope);
        table(delete.getTable(), scope);
        if (delete.getUsingFromItemList() != null) {
            delete.getUsingFromItemList().forEach(item -> from(item, scope));
        }
        sources(delete.getJoins(), scope);
        conditions(delete.getJoins(), scope);
        condition(delete.getWhere(), scope);
    }

    private void insert(Insert insert, QueryScope scope) {
        with(insert.getWithItemsList(), scope);
        table(insert.getTable(), scope);
        if (insert.getSelect() != null) {
            select(insert.getSelect(), scope(scope));
        }
    }

    private void merge(Merge merge, QueryScope scope) {
        with(merge.getWithItemsList(), scope);
        table(merge.getTable(), scope);
        from(merge.getFromItem(), scope);
        condition(merge.getOnCondition(), scope);
    }

    private void item(Expression item, Role role, boolean descending, QueryScope scope) {
        new ConditionCollector(this, scope).item(item, role, descending);
    }

    private void condition(@Nullable Expression condition, QueryScope scope) {
        if (condition != null) {
            new ConditionCollector(this, scope).condition(condition, true);
        }
    }

    private void expression(@Nullable Expression expression, QueryScope scope) {
        if (expression != null) {
            new ConditionCollector(this, scope).others(expression, false);
        }
    }
}
