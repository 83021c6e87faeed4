package dev.dbguild.tool;

import static dev.dbguild.tool.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/// generate_migration as a model calls it.
final class GenerateMigrationTest {
    private static final String OLD = "'from': 'create table a (id int primary key, b int);'";
    private static final String NEW = "'to': 'create table a (id int primary key, c int);'";

    @Test
    void renames_come_as_a_list_or_as_one_text() {
        String list = "{" + OLD + "," + NEW + ", 'renames': ['a.b -> a.c']}";
        String text = "{" + OLD + "," + NEW + ", 'renames': 'a.b -> a.c'}";

        assertThat(call("generate_migration", list).payload().at("/up").asText())
                .contains("rename column b to c");
        assertThat(call("generate_migration", text).payload().at("/up").asText())
                .contains("rename column b to c");
    }

    @Test
    void a_target_stands_on_either_side_and_only_its_schema_is_read() {
        Evidence evidence =
                call("generate_migration", "{'from_target': 'shop', 'to_target': 'shop'}");

        assertThat(evidence.payload().at("/same").asBoolean())
                .as(evidence.payload().toPrettyString())
                .isTrue();
        assertThat(evidence.summary()).contains("the two schemas are the same");
    }

    @Test
    void a_schema_can_be_emptied_and_the_loss_is_told() {
        Evidence evidence = call("generate_migration", "{" + OLD + ", 'to': ''}");

        assertThat(evidence.payload().at("/upReaches").asBoolean()).isTrue();
        assertThat(evidence.summary()).contains("loses table 'a' with all its rows");
    }

    @Test
    void a_side_that_is_not_given_is_named() {
        assertThatThrownBy(() -> call("generate_migration", "{" + OLD + "}"))
                .hasMessageContaining("the schema 'to' is missing");
        assertThatThrownBy(() -> call("generate_migration", "{}"))
                .hasMessageContaining("the schema 'from' is missing");
    }

    @Test
    void a_side_that_is_given_twice_is_refused() {
        assertThatThrownBy(() ->
                        call(
                                "generate_migration",
                                "{" + OLD + "," + NEW + ", 'to_target': 'shop'}"))
                .hasMessageContaining("not both");
    }

    @Test
    void what_the_server_refuses_is_told_with_its_line() {
        assertThatThrownBy(() ->
                        call(
                                "generate_migration",
                                "{" + OLD + ", 'to': 'create table b (x nonsense);'}"))
                .hasMessageContaining("'to.sql' line 1")
                .hasMessageContaining("nonsense");
    }
}
