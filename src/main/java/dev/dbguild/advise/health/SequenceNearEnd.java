package dev.dbguild.advise.health;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.advise.Figures;
import dev.dbguild.advise.IndexStatement;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.schema.Sequence;
import java.util.List;

/// A sequence, or the column it feeds, runs out of numbers.
final class SequenceNearEnd implements HealthCheck {
    private static final double WARNING = 75;
    private static final double ERROR = 90;

    private static final HealthCard CARD =
            new HealthCard(
                    "sequence-near-end",
                    "when the last number is given out every insert fails",
                    "75 % used; an error over 90 %; identity, smallint and integer columns by what they can hold",
                    "PgHero and postgres-mcp warn at 90 %; 75 % leaves time to change the type",
                    "select or usage on the sequence");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        List<Finding> found =
                facts.sequences().stream()
                        .filter(sequence -> !sequence.cycles() && sequence.usedPercent() > WARNING)
                        .map(SequenceNearEnd::finding)
                        .toList();
        if (found.isEmpty()) {
            refuseHidden(facts);
        }
        return found;
    }

    /// A sequence that may not be read may be near its end.
    private static void refuseHidden(HealthFacts facts) {
        List<Sequence> hidden =
                facts.sequences().stream().filter(sequence -> !sequence.readable()).toList();
        if (!hidden.isEmpty()) {
            Sequence first = hidden.getFirst();
            throw new Problem(
                    Code.DATABASE_REFUSED,
                    "how far %d of the sequences are is hidden from '%s'"
                            .formatted(hidden.size(), facts.server().user()),
                    "grant select on sequence %s to %s;"
                            .formatted(
                                    IndexStatement.table(first.namespace(), first.name()),
                                    IndexStatement.quoted(facts.server().user())));
        }
    }

    private static Finding finding(Sequence sequence) {
        String owner =
                sequence.ownedBy() == null ? "" : sequence.ownedBy().replaceFirst("^public\\.", "");
        String name =
                sequence.namespace().equals("public")
                        ? sequence.name()
                        : sequence.namespace() + "." + sequence.name();
        Long last = sequence.last();
        String message =
                "'%s'%s has given out %s of %s numbers, %s"
                        .formatted(
                                name,
                                owner.isEmpty() ? "" : ", which feeds '" + owner + "',",
                                Figures.count(last == null ? 0 : last),
                                Figures.count(sequence.max()),
                                Figures.percent(sequence.usedPercent()));
        return CARD.measured(owner.isEmpty() ? name : owner)
                .graded(sequence.usedPercent() > ERROR, message, remedy(sequence, owner));
    }

    private static Remedy remedy(Sequence sequence, String owner) {
        String widen =
                "alter sequence %s as bigint no maxvalue;"
                        .formatted(IndexStatement.table(sequence.namespace(), sequence.name()));
        String[] column = String.valueOf(sequence.ownedBy()).split("\\.");
        if (column.length != 3) {
            return new Remedy(
                    "widen the sequence" + (owner.isEmpty() ? "" : " and its column"), widen);
        }
        String table =
                "alter table %s alter column %s type bigint;\n"
                        .formatted(
                                IndexStatement.table(column[0], column[1]),
                                IndexStatement.quoted(column[2]));
        return new Remedy(
                "make the column bigint (this rewrites the table under an exclusive lock; on a large one add a new"
                        + " column, fill it in batches and swap), and every column that refers to it",
                table + widen);
    }
}
