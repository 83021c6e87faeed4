package dev.dbguild.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class IndexOverlapTest {
    private final Index byCustomer = plain("by_customer", "customer_id");
    private final Index byCustomerAndDay = plain("by_customer_day", "customer_id", "day");

    @Test
    void a_longer_index_covers_its_prefix() {
        assertThat(IndexOverlap.covers(byCustomerAndDay, byCustomer)).isTrue();
    }

    @Test
    void a_shorter_index_does_not_cover_a_longer_one() {
        assertThat(IndexOverlap.covers(byCustomer, byCustomerAndDay)).isFalse();
    }

    @Test
    void a_unique_index_is_never_covered() {
        assertThat(IndexOverlap.covers(byCustomerAndDay, unique("one_each", "customer_id")))
                .isFalse();
    }

    @Test
    void an_index_on_the_second_column_is_not_covered() {
        assertThat(IndexOverlap.covers(byCustomerAndDay, plain("by_day", "day"))).isFalse();
    }

    @Test
    void an_index_that_runs_the_other_way_is_the_same() {
        Index backwards =
                index(
                        "backwards",
                        false,
                        new IndexKey("customer_id", false, true, true, null, null));

        assertThat(IndexOverlap.same(byCustomer, backwards)).isTrue();
    }

    @Test
    void of_two_that_are_the_same_the_unique_one_stays() {
        Index unique = unique("a_unique", "customer_id");

        assertThat(IndexOverlap.expendable(unique, byCustomer)).isEqualTo(byCustomer);
    }

    private static Index plain(String name, String... columns) {
        return index(name, false, keys(columns));
    }

    private static Index unique(String name, String... columns) {
        return index(name, true, keys(columns));
    }

    private static IndexKey[] keys(String... columns) {
        return Arrays.stream(columns).map(IndexKey::of).toArray(IndexKey[]::new);
    }

    private static Index index(String name, boolean unique, IndexKey... keys) {
        return new Index(
                "public",
                name,
                "orders",
                "btree",
                List.of(keys),
                List.of(),
                unique,
                false,
                false,
                true,
                null,
                "",
                8192);
    }
}
