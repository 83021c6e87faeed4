package dev.dbguild.review;

import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Location;
import dev.dbguild.finding.Proof;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.review.history.Part;
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
import org.jspecify.annotations.Nullable;

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

    /// What is wrong with the tables that a change makes, found at their CREATE TABLE.
    List<Finding> of(Course course) {
        Map<String, Location> places = new java.util.HashMap<>();
        List<Script> ahead = course.ahead().stream().map(Part::script).toList();
        for (Script script : ahead) {
            script.all(Statement.CreateTable.class)
                    .filter(table -> !table.temporary())
                    .forEach(table -> places.putIfAbsent(key(table.name()), place(script, table)));
        }
        if (places.isEmpty()) {
            return List.of();
        }
        List<Script> all = new ArrayList<>(course.behind().stream().map(Part::script).toList());
        all.addAll(ahead);
        return findings(new SchemaOfScripts().read(all), table -> places.get(table.qualified()));
    }

    private static String key(Name name) {
        return name.schema() + "." + name.last();
    }

    private static Location place(Script script, Statement statement) {
        Source source = statement.source();
        return Location.inFile(script.name(), source.start(), source.end(), source.line());
    }

    /// @param places where a table is told of; null for one that nothing is said about
    private List<Finding> findings(Schema schema, Function<Table, @Nullable Location> places) {
        List<Finding> findings = new ArrayList<>();
        for (Table table : schema.tables()) {
            Location place = places.apply(table);
            if (place != null) {
                examination.against(table, schema).stream()
                        .map(charge -> finding(charge.card(), charge.suspicion(), place))
                        .forEach(findings::add);
            }
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
