package dev.dbguild.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.Found;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Review.NotChecked;
import dev.dbguild.review.ReviewRequest.Input;
import dev.dbguild.review.ReviewRequest.LabUse;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.Script;
import dev.dbguild.sql.ScriptReader;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Visits every rule there is.
final class RuleContractTest {
    private static final List<Rule> RULES = Found.every(Rule.class);

    private static Review review(String sql) {
        return new Reviewer(null).review(ReviewRequest.of("a.sql", sql).lab(LabUse.OFF));
    }

    private static List<String> rules(Rule rule, String sql) {
        return Examples.review(rule, sql).findings().stream().map(Review.Found::rule).toList();
    }

    private static List<String> rules(String sql) {
        return review(sql).findings().stream().map(Review.Found::rule).toList();
    }

    @Test
    void rules_are_found_by_their_files() {
        assertThat(RULES).hasSizeGreaterThan(40);
        assertThat(RULES.stream().map(rule -> rule.card().id())).doesNotHaveDuplicates();
    }

    @TestFactory
    Stream<DynamicTest> a_rule_has_the_name_of_its_file() {
        return each(rule ->
                assertThat(rule.card().id())
                        .isEqualTo(
                                rule.getClass()
                                        .getSimpleName()
                                        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                                        .toLowerCase(Locale.ROOT)));
    }

    @TestFactory
    Stream<DynamicTest> a_bad_example_is_found() {
        return each(rule ->
                assertThat(rule.card().bad())
                        .allSatisfy(
                                sql -> assertThat(rules(rule, sql)).contains(rule.card().id())));
    }

    @TestFactory
    Stream<DynamicTest> a_good_example_is_not() {
        return each(rule ->
                assertThat(rule.card().good())
                        .allSatisfy(sql ->
                                assertThat(rules(rule, sql)).doesNotContain(rule.card().id())));
    }

    @TestFactory
    Stream<DynamicTest> a_remedy_is_read_again_and_is_clean() {
        return each(rule -> rule.card().bad().forEach(sql -> assertRemediesClean(rule, sql)));
    }

    private static void assertRemediesClean(Rule rule, String sql) {
        Examples.review(rule, sql).findings().stream()
                .filter(found -> found.rule().equals(rule.card().id()))
                .map(found -> found.remedy().sql())
                .filter(java.util.Objects::nonNull)
                .forEach(remedy -> assertClean(rule, sql, remedy));
    }

    private static void assertClean(Rule rule, String sql, String remedy) {
        Script script = ScriptReader.read("remedy.sql", remedy, Examples.dialect(rule));
        assertThat(script.troubles()).as(remedy).isEmpty();
        assertThat(script.statements())
                .as(remedy)
                .isNotEmpty()
                .noneMatch(statement -> statement.kind().equals("UNREADABLE"))
                .noneMatch(statement ->
                        statement instanceof Statement.Other other && other.target() == null);
        List<String> known =
                Examples.review(rule, sql).findings().stream()
                        .map(Review.Found::rule)
                        .filter(id -> !id.equals(rule.card().id()))
                        .toList();
        assertThat(
                        Examples.reviewInstead(rule, sql, remedy).findings().stream()
                                .filter(found -> found.severity() != Severity.INFO)
                                .filter(found -> !known.contains(found.rule())))
                .as(remedy)
                .extracting(Review.Found::message)
                .isEmpty();
    }

    @Test
    void nothing_is_said_about_locks_of_tables_that_the_change_makes() {
        String own =
                """
                create table p (id bigint primary key);
                create table t (id bigint primary key, a int);
                create index i on t (a);
                alter table t add column b uuid default gen_random_uuid();
                alter table t add constraint c check (a > 0), add unique (b), alter column a set not null;
                alter table t add constraint f foreign key (id) references p;
                alter table t alter column a type text;
                alter table t rename column b to d;
                update t set a = 'x';
                truncate t;
                drop table t;
                """;

        assertThat(rules(own)).isEmpty();
    }

    @Test
    void an_engine_that_the_lab_cannot_run_is_told() {
        Review review =
                new Reviewer(null)
                        .review(
                                ReviewRequest.of(
                                        List.of(new Input("a.sql", "create table a (b int);")),
                                        Dialect.MYSQL));

        assertThat(review.notChecked()).extracting(NotChecked::what).containsExactly("lab");
    }

    private static Stream<DynamicTest> each(java.util.function.Consumer<Rule> check) {
        return RULES.stream()
                .map(rule -> DynamicTest.dynamicTest(rule.card().id(), () -> check.accept(rule)));
    }
}
