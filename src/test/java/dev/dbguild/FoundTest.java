package dev.dbguild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dbguild.finding.Reporter;
import org.junit.jupiter.api.Test;

final class FoundTest {
    @Test
    void every_implementation_is_made_once_in_the_order_of_names() {
        assertThat(Found.every(Reporter.class))
                .isSameAs(Found.every(Reporter.class))
                .isSortedAccordingTo((one, other) ->
                        one.getClass().getName().compareTo(other.getClass().getName()))
                .hasSizeGreaterThan(3);
    }

    @Test
    void what_nobody_asked_for_is_not_made() {
        assertThat(Found.made(Cloneable.class)).isEmpty();
    }

    @Test
    void a_contract_that_nothing_implements_says_that_the_build_is_broken() {
        assertThatThrownBy(() -> Found.every(Cloneable.class))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("no Cloneable is listed");
    }
}
