package dev.dbguild.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.sql.QueryShape.ColumnUse;
import dev.dbguild.sql.QueryShape.Role;
import dev.dbguild.sql.QueryShape.TableUse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QueryReaderTest {
    private static QueryShape read(String sql) {
        return QueryReader.read(sql, Dialect.POSTGRESQL);
    }

    private static TableUse table(QueryShape shape, String alias) {
        return shape.tables().stream()
                .filter(table -> table.alias().equals(alias))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void every_column_has_the_role_it_is_used_in() {
        QueryShape shape =
                read(
                        """
                        SELECT o.id, c."Full Name", sum(i.amount) FROM shop.Orders o
                        JOIN customers c ON c.id = o.customer_id AND c.active = true
                        LEFT JOIN items i ON o.id = i.order_id
                        WHERE o.status = $1 AND o.placed_at >= now() - interval '1 day' AND 5 < o.total
                          AND (o.kind = 'a' OR o.kind = 'b') AND c.email LIKE 'x%' AND o.note IS NULL
                          AND o.region IN ('n', 's') AND lower(c.city) = 'rome'
                        GROUP BY o.id, c."Full Name" ORDER BY o.placed_at DESC, o.id LIMIT 10\
                        """);

        TableUse orders = table(shape, "o");
        TableUse customers = table(shape, "c");
        assertThat(orders.table().parts()).containsExactly("shop", "orders");
        assertThat(shape.columns(orders, Role.EQUAL)).containsExactly("status", "kind", "region");
        assertThat(shape.columns(orders, Role.RANGE)).containsExactly("placed_at", "total");
        assertThat(shape.columns(orders, Role.JOIN)).containsExactly("customer_id", "id");
        assertThat(shape.columns(orders, Role.ORDER)).containsExactly("placed_at", "id");
        assertThat(shape.columns(orders, Role.NULL_TEST)).containsExactly("note");
        assertThat(shape.columns(customers, Role.GROUP)).containsExactly("Full Name");
        assertThat(shape.columns(customers, Role.PATTERN)).containsExactly("email");
        assertThat(shape.columns(customers, Role.OTHER)).containsExactly("city");
        assertThat(shape.of(orders))
                .filteredOn(use -> use.column().equals("kind"))
                .noneMatch(ColumnUse::always);
        assertThat(shape.of(orders))
                .filteredOn(use -> use.role() == Role.ORDER)
                .extracting(ColumnUse::descending)
                .containsExactly(true, false);
    }

    @Test
    void an_unqualified_column_belongs_to_the_only_table_and_to_none_of_several() {
        QueryShape one = read("select a from t where b = 1");
        QueryShape two = read("select 1 from t, u where b = 1");

        assertThat(one.columns(table(one, "t"), Role.EQUAL)).containsExactly("b");
        assertThat(two.uses()).extracting(ColumnUse::table).containsOnlyNulls();
    }

    @Test
    void subqueries_have_their_own_tables_and_join_those_around_them() {
        QueryShape shape =
                read(
                        """
                        with recent as (select * from orders where placed_at > $1)
                        select * from recent r where exists (select 1 from payments p where p.order_id = r.id and p.ok)
                          and r.id in (select order_id from items where sku = 'x')\
                        """);

        assertThat(shape.tables())
                .extracting(TableUse::alias)
                .containsExactly("orders", "p", "items");
        assertThat(shape.columns(table(shape, "p"), Role.JOIN)).containsExactly("order_id");
        assertThat(shape.columns(table(shape, "items"), Role.EQUAL)).containsExactly("sku");
    }

    @Test
    void changes_have_a_shape_too() {
        QueryShape update = read("update orders set total = 1 where id = $1 and status = 'x'");
        QueryShape delete = read("delete from orders o using c where o.cid = c.id and c.gone");

        assertThat(update.kind()).isEqualTo("UPDATE");
        assertThat(update.columns(table(update, "orders"), Role.EQUAL))
                .containsExactly("id", "status");
        assertThat(update.columns(table(update, "orders"), Role.ASSIGN)).containsExactly("total");
        assertThat(delete.columns(table(delete, "o"), Role.JOIN)).containsExactly("cid");
    }

    @Test
    void what_cannot_be_read_names_the_place() {
        assertThatThrownBy(() -> read("select *\nfrom where x"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.code()).isEqualTo(Code.UNREADABLE_SQL);
                            assertThat(problem.fields()).containsKeys("line", "column");
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select count(*) filter (where a > 1) over (partition by b order by c) from t",
                "select * from generate_series(1, 10) g",
                "select data->>'a' from events where data @> '{\"a\":1}'::jsonb and tags && array['x']",
                "select * from t where id = any($1) and ts between $2 and $3 for update skip locked",
                "select distinct on (a) a, b from t order by a, b desc nulls last",
                "select * from a left join lateral (select * from b where b.a_id = a.id limit 1) x on true",
                "select case when a then b else c end from t where (a, b) = (1, 2)",
                "select extract(year from ts), ts::date, cast(x as numeric(10,2)) from t union all select 1, 2, 3",
                "values (1, 2)",
            })
    void common_forms_are_read(String sql) {
        assertThat(read(sql).kind()).isEqualTo("SELECT");
    }

    @Test
    void deep_nesting_does_not_hang() {
        String deep = "select " + "(".repeat(3000) + "1" + ")".repeat(3000);

        assertThatThrownBy(() -> read(deep)).isInstanceOf(Problem.class);
    }

    @Test
    void kinds_that_are_no_query_are_refused() {
        assertThat(List.of("create table t (a int)", "drop table t"))
                .allSatisfy(sql -> assertThatThrownBy(() -> read(sql)).isInstanceOf(Problem.class));
    }
}
