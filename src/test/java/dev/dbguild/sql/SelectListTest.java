package dev.dbguild.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SelectListTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from o",
                "SELECT DISTINCT ON (a, b) * FROM o",
                "select all o.* from o",
                "select id, public.o.* from o",
                "select 1 union select * from o",
                "(select id from o) union all (select * from p)",
                "with a as (select id from o) select a.* from a",
                "select a is distinct from b, * from o",
                "select /* all */ * from o",
            })
    void everything_is_seen_in_the_list_of_the_query(String query) {
        boolean everything = SelectList.holdsEverything(query);

        assertThat(everything).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select count(*), 2 * id, a * b from o",
                "select id from (select * from o) x",
                "select (select count(*) from p), id from o where exists (select * from p)",
                "with a as (select * from o) select id from a",
                "select '*' as star, \"*\" from o",
                "select id from o order by a, b * 2",
                "values (1, 2)",
                "table o",
                "select",
                "",
            })
    void a_star_elsewhere_is_not_everything(String query) {
        boolean everything = SelectList.holdsEverything(query);

        assertThat(everything).isFalse();
    }
}
