package dev.dbguild.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.lab.SharedCluster;
import dev.dbguild.review.Review.Found;
import dev.dbguild.review.ReviewRequest.Input;
import dev.dbguild.review.ReviewRequest.LabUse;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RemedyTrialsTest {
    private static final Input TABLES =
            new Input(
                    "V001__tables.sql",
                    """
                    create table customers (id bigint primary key, name text);
                    create table orders (id bigint primary key, customer_id bigint, total int,
                        code varchar(10), email text);
                    """);

    private static final String CHANGE =
            """
            alter table orders alter column total type bigint;
            alter table orders alter column email set not null;
            alter table orders add foreign key (customer_id) references customers;
            create index orders_total on orders (total);
            alter table orders add check (id > 0);
            alter table orders add column ref uuid default gen_random_uuid();
            alter table orders add unique (code);
            alter table orders add column seen boolean not null;
            """;

    @Test
    void every_remedy_is_run_before_it_is_shown() {
        List<Found> findings = review(CHANGE, LabUse.ON).findings();
        List<Found> prescribed =
                findings.stream().filter(found -> found.remedy().sql() != null).toList();
        assertThat(prescribed).hasSizeGreaterThan(6);
        assertThat(prescribed).allMatch(found -> found.remedy().tried());
    }

    @Test
    void nothing_is_called_tried_without_a_lab() {
        assertThat(review(CHANGE, LabUse.OFF).findings())
                .isNotEmpty()
                .noneMatch(found -> found.remedy().tried());
    }

    @Test
    void a_change_of_eight_statements_takes_little_longer_for_it() {
        review(CHANGE, LabUse.ON);
        long start = System.nanoTime();
        review(CHANGE, LabUse.ON);
        long milliseconds = (System.nanoTime() - start) / 1_000_000;
        System.out.println(
                "review of eight statements with remedies tried: " + milliseconds + " ms");
        assertThat(milliseconds).isLessThan(6_000);
    }

    private static Review review(String change, LabUse lab) {
        return new Reviewer(SharedCluster.lab())
                .review(
                        ReviewRequest.of("V002__change.sql", change)
                                .after(List.of(TABLES))
                                .lab(lab));
    }
}
