package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.review.mysql.Online;
import dev.dbguild.review.mysql.OnlineDdl;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement after the static rules: what they have against it and what it does.
///
/// @param number of the transaction around it
/// @param known whether the target, the history or the change says what its table looks like
/// @param questions what has to be asked of the rows before it
/// @param hidden what it runs that is put together only while it runs
record Examined(
        Step step,
        int number,
        List<Charge> charges,
        Effect effect,
        boolean known,
        List<DataQuestion> questions,
        List<Source> hidden) {

    /// How MySQL carries the statement out; null where that is not known, or another engine is meant.
    @Nullable Online online() {
        return step.online().map(OnlineDdl::online).orElse(null);
    }

    /// A suspicion with the rule that has it.
    ///
    /// @param standing what was known when the statement was looked at
    record Charge(RuleCard card, Suspicion suspicion, Standing standing) {
        Charge with(Remedy remedy) {
            return new Charge(card, suspicion.with(remedy), standing);
        }
    }

    /// What is known of a statement, or of one within a block, at its place in the change.
    ///
    /// @param known whether the table of the claim is known
    /// @param partitioned whether the table of the claim holds its rows in partitions
    /// @param conditional whether it may run or not, so that not to see it proves nothing
    record Standing(Source source, boolean known, boolean partitioned, boolean conditional) {
        static Standing of(Step step, Claim claim, boolean conditional) {
            Name table = claim.about();
            return new Standing(
                    step.statement().source(),
                    table != null && step.catalogue().knows(table),
                    table != null && step.catalogue().table(table).partitioned(),
                    conditional);
        }
    }

    /// The statement as it stands there, with nothing against it.
    static Examined of(Step step) {
        Name target = step.statement().target();
        Effect effect = Effects.of(step);
        boolean known =
                target == null || effect.locks().isEmpty() || step.catalogue().knows(target);
        return new Examined(
                step,
                step.session().transactionNumber(),
                List.of(),
                effect,
                known,
                DataQuestions.of(step),
                List.of());
    }

    Examined with(List<Charge> against) {
        return new Examined(step, number, against, effect, known, questions, hidden);
    }

    boolean claims(Class<? extends Claim> kind) {
        for (Charge charge : charges) {
            if (kind.isInstance(charge.suspicion().claim())) {
                return true;
            }
        }
        return false;
    }
}
