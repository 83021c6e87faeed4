package dev.dbguild.review.generate;

import dev.dbguild.lab.Lab;
import dev.dbguild.lab.Shadow;
import dev.dbguild.review.plan.FileLayout;
import dev.dbguild.review.plan.Rows;
import dev.dbguild.review.plan.SchemaSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Writes the migration from one schema to another and back, and proves both ways in the lab.
///
/// Thread-safe.
public final class MigrationGenerator {
    private final Lab lab;

    public MigrationGenerator(Lab lab) {
        this.lab = lab;
    }

    /// Two schemas, and how the files between them are to be named.
    ///
    /// @param renames each as `orders.total -> orders.amount` or `orders -> purchases`; what is not told here is
    ///     dropped and made anew
    /// @param name part of every file's name; may be empty
    /// @param layout as in [FileLayout]
    /// @param first number of the first file
    public record Request(
            SchemaSource from,
            SchemaSource to,
            List<String> renames,
            String name,
            String layout,
            int first) {
        public Request {
            renames = List.copyOf(renames);
        }

        public static Request of(SchemaSource from, SchemaSource to, String... renames) {
            return new Request(from, to, List.of(renames), "", "flyway", 1);
        }
    }

    /// @throws dev.dbguild.Problem when a schema cannot be made, or a rename names what is not there
    public GeneratedMigration generate(Request request) {
        Paired paired =
                new Paired(request.name(), request.first(), FileLayout.of(request.layout()));
        Renames renames = Renames.read(request.renames());
        try (Shadow from = lab.shadow();
                Shadow to = lab.shadow()) {
            List<String> notes = new ArrayList<>(request.from().load(from));
            notes.addAll(request.to().load(to));
            try (Shadow tried = from.copy().orElseThrow()) {
                Ways ways = ways(from, to, renames);
                Proof proof = Proof.of(ways, new Proof.Place(from, to, tried));
                notes.addAll(proof.notes());
                return written(ways, proof, paired, notes);
            }
        }
    }

    /// Both directions.
    record Ways(Leg up, Leg down) {}

    private static Ways ways(Shadow from, Shadow to, Renames told) {
        try (Connection was = from.connect();
                Connection is = to.connect()) {
            Renames renames = told.resolved(was, is);
            return new Ways(leg(was, is, renames), leg(is, was, renames.reversed()));
        } catch (SQLException e) {
            throw Rows.failed(e);
        }
    }

    /// Nothing is left in the shadows: what is tried in them is rolled back.
    private static Leg leg(Connection was, Connection is, Renames renames) {
        Rows.run(was, "begin");
        Rows.run(is, "begin");
        try {
            Rows.run(was, "set local check_function_bodies = off");
            List<String> first = new ArrayList<>(renames.apply(was));
            first.addAll(CarriedNames.apply(was, is));
            Change change = Change.between(Snapshot.of(was), Snapshot.of(is));
            return Leg.of(first, Course.of(change));
        } finally {
            Rows.run(was, "rollback");
            Rows.run(is, "rollback");
        }
    }

    private static GeneratedMigration written(
            Ways ways, Proof proof, Paired paired, List<String> notes) {
        notes.addAll(ways.up().cautions());
        ways.down().cautions().forEach(each -> notes.add("going down: " + each));
        return new GeneratedMigration(
                GeneratedMigration.SCHEMA,
                ways.up().isEmpty() && proof.upReaches(),
                paired.files(ways.up(), ways.down()),
                ways.up().text(),
                ways.down().text(),
                ways.up().lost(),
                ways.down().lost(),
                proof.notCovered(),
                notes,
                proof.upReaches(),
                proof.downReturns());
    }
}
