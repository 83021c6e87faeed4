package dev.dbguild.sql;

import dev.dbguild.sql.QueryShape.ColumnUse;
import dev.dbguild.sql.QueryShape.Peer;
import dev.dbguild.sql.QueryShape.Role;
import dev.dbguild.sql.QueryShape.TableUse;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.expression.operators.relational.RegExpMatchOperator;
import net.sf.jsqlparser.expression.operators.relational.SimilarToExpression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/// Gathers the columns of a condition or item, each with the role it has there.
final class ConditionCollector {
    private final ShapeCollector shape;
    private final QueryScope scope;

    ConditionCollector(ShapeCollector shape, QueryScope scope) {
        this.shape = shape;
        this.scope = scope;
    }

    /// An element of a select list, of ORDER BY, GROUP BY or USING.
    void item(Expression item, Role role, boolean descending) {
        switch (item) {
            case Column column -> use(column, new Part(role, true, descending), column.toString());
            case AllTableColumns all ->
                    add(
                            scope.tableOf(shape.folded(all.getTable().getName())),
                            "*",
                            role,
                            all.toString());
            case AllColumns all -> add(scope.tableOf(""), "*", role, all.toString());
            default -> others(item, false);
        }
    }

    private void add(@Nullable TableUse table, String column, Role role, String text) {
        shape.add(new ColumnUse(table, scope.number(), column, role, true, false, null, text));
    }

    /// @param always whether the condition must hold for every row of the result
    void condition(Expression condition, boolean always) {
        switch (condition) {
            case AndExpression and -> {
                condition(and.getLeftExpression(), always);
                condition(and.getRightExpression(), always);
            }
            case OrExpression or -> {
                condition(or.getLeftExpression(), false);
                condition(or.getRightExpression(), false);
            }
            case NotExpression not -> condition(not.getExpression(), false);
            case ParenthesedExpressionList<?> list when list.size() == 1 ->
                    condition(list.getFirst(), always);
            case EqualsTo equal ->
                    equal(equal.getLeftExpression(), equal.getRightExpression(), equal, always);
            case InExpression in -> in(in, always);
            case IsNullExpression test ->
                    compared(test.getLeftExpression(), Role.NULL_TEST, test, always);
            default -> comparison(condition, always);
        }
    }

    private void comparison(Expression condition, boolean always) {
        switch (condition) {
            case GreaterThan it ->
                    range(it.getLeftExpression(), it.getRightExpression(), it, always);
            case GreaterThanEquals it ->
                    range(it.getLeftExpression(), it.getRightExpression(), it, always);
            case MinorThan it -> range(it.getLeftExpression(), it.getRightExpression(), it, always);
            case MinorThanEquals it ->
                    range(it.getLeftExpression(), it.getRightExpression(), it, always);
            case Between between -> {
                boolean holds = always && !between.isNot();
                compared(between.getLeftExpression(), Role.RANGE, between, holds);
                others(between.getBetweenExpressionStart(), always);
                others(between.getBetweenExpressionEnd(), always);
            }
            case LikeExpression like ->
                    compared(like.getLeftExpression(), Role.PATTERN, like, always && !like.isNot());
            case SimilarToExpression similar ->
                    compared(similar.getLeftExpression(), Role.PATTERN, similar, always);
            case RegExpMatchOperator match ->
                    compared(match.getLeftExpression(), Role.PATTERN, match, always);
            default -> others(condition, always);
        }
    }

    private void equal(Expression left, Expression right, Expression whole, boolean always) {
        if (left instanceof Column one && right instanceof Column other && joins(one, other)) {
            join(one, other, whole, always);
            join(other, one, whole, always);
        } else if (right instanceof Column && !(left instanceof Column)) {
            compared(right, Role.EQUAL, whole, always);
            others(left, always);
        } else {
            compared(left, Role.EQUAL, whole, always);
            others(right, always);
        }
    }

    private boolean joins(Column one, Column other) {
        TableUse left = tableOf(one);
        TableUse right = tableOf(other);
        return left == null || right == null || !left.equals(right);
    }

    private void join(Column column, Column other, Expression whole, boolean always) {
        Peer peer = new Peer(tableOf(other), shape.folded(other.getColumnName()));
        shape.add(
                new ColumnUse(
                        tableOf(column),
                        scope.number(),
                        shape.folded(column.getColumnName()),
                        Role.JOIN,
                        always,
                        false,
                        peer,
                        whole.toString()));
    }

    private void in(InExpression in, boolean always) {
        boolean holds = always && !in.isNot();
        if (in.getLeftExpression() instanceof ExpressionList<?> row) {
            row.forEach(part -> compared(part, Role.EQUAL, in, holds));
        } else {
            compared(in.getLeftExpression(), Role.EQUAL, in, holds);
        }
        others(in.getRightExpression(), always);
    }

    private void range(Expression left, Expression right, Expression whole, boolean always) {
        boolean turned = right instanceof Column && !(left instanceof Column);
        compared(turned ? right : left, Role.RANGE, whole, always);
        others(turned ? left : right, always);
    }

    private void compared(Expression side, Role role, Expression whole, boolean always) {
        if (side instanceof Column column) {
            use(column, new Part(role, always, false), whole.toString());
        } else {
            others(side, always);
        }
    }

    /// What a column does in a condition or an order.
    private record Part(Role role, boolean always, boolean descending) {}

    private void use(Column column, Part part, String text) {
        shape.add(
                new ColumnUse(
                        tableOf(column),
                        scope.number(),
                        shape.folded(column.getColumnName()),
                        part.role,
                        part.always,
                        part.descending,
                        null,
                        text));
    }

    private @Nullable TableUse tableOf(Column column) {
        Table table = Table.of(column, shape);
        return scope.tableOf(table.qualifier());
    }

    /// What qualifies a column.
    private record Table(String qualifier) {
        static Table of(Column column, ShapeCollector shape) {
            return column.getTable() == null || column.getTable().getName() == null
                    ? new Table("")
                    : new Table(shape.folded(column.getTable().getName()));
        }
    }

    /// Every column anywhere in an expression, and the queries in it.
    void others(Expression expression, boolean always) {
        expression.accept(new Everything(always), null);
    }

    private final class Everything extends ExpressionVisitorAdapter<Void> {
        private final boolean always;

        Everything(boolean always) {
            this.always = always;
        }

        @Override
        public <S> @Nullable Void visit(Column column, S context) {
            use(column, new Part(Role.OTHER, always, false), column.toString());
            return null;
        }

        @Override
        public <S> @Nullable Void visit(ParenthesedSelect select, S context) {
            shape.select(select.getSelect(), shape.scope(scope));
            return null;
        }

        @Override
        public <S> @Nullable Void visit(Select select, S context) {
            shape.select(select, shape.scope(scope));
            return null;
        }
    }
}
