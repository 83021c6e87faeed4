package dev.dbguild.review;

import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Location;
import dev.dbguild.finding.Proof;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Script;
import dev.dbguild.sql.Source;
import dev.dbguild.sql.Statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Lets every schema rule look at every table.
final class Critique {
    private final Examination examination;

    Critique(Examination examination) {
        this.examination = examination;
    }

    /// What is wrong with a schema that was read from a database.
    List<Finding> of(Schema schema) {
        return findings(schema, table -> Location.ofObject(table.qualified()));
    }

    /// What is wrong with the tables that scripts make, found at their CREATE TABLE.
    List<Finding> of(List<Script> scripts) {
        Map<String, Location> places = new java.util.HashMap<>();
        for (Script script : scripts) {
            script.all(Statement.CreateTable.class)
                    .filter(table -> !table.temporary())
                    .forEach(table -> places.putIfAbsent(key(table.name()), place(script, table)));
        }
        Schema schema = new SchemaOfScripts().read(scripts);
        return findings(
                schema,
                table ->
                        places.getOrDefault(
                                table.qualified(), Location.ofObject(table.qualified())));
    }

    private static String key(Name name) {
        return name.schema() + "." + name.last();
    }

    private static Location place(Script script, Statement statement) {
        Source source = statement.source();
        return Location.inFile(script.name(), source.start(), source.end(), source.line());
    }

    private List<Finding> findings(Schema schema, Function<Table, Location> places) {
        List<Finding> findings = new ArrayList<>();
        for (Table table : schema.tables()) {
            examination.against(table, schema).stream()
                    .map(charge -> finding(charge.card(), charge.suspicion(), places.apply(table)))
                    .forEach(findings::add);
        }
        return findings;
    }

    private static Finding finding(RuleCard card, Suspicion flaw, Location place) {
        return new Finding(
                card.id(),
                card.severity(),
                flaw.subject(),
                place,
                flaw.message(),
                flaw.remedy(),
                Proof.DERIVED,
                null);
    }
}
