package dev.dbguild.review.plan;

import dev.dbguild.review.Review.Found;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A proved plan as its document.
record Written(Wish wish, Draft draft, List<Numbered> steps, FileLayout layout) {

    MigrationPlan plan(List<Found> findings, Trial.Verdict verdict, List<String> notes) {
        List<MigrationPlan.Planned> planned =
                steps.stream()
                        .map(step ->
                                planned(step, findings, verdict.steps().get(steps.indexOf(step))))
                        .toList();
        boolean sound =
                planned.stream()
                        .allMatch(each -> each.proof().sound() && each.findings().isEmpty());
        return new MigrationPlan(
                MigrationPlan.SCHEMA,
                wish.kind().id(),
                wish.values(),
                planned,
                steps.stream().flatMap(step -> layout.files(step.files()).stream()).toList(),
                notes,
                draft.lost(),
                new MigrationPlan.Proof(
                        draft.table().isEmpty() ? null : draft.table(),
                        verdict.rows(),
                        sound,
                        verdict.schemaReturned(),
                        verdict.dataReturned()));
    }

    private MigrationPlan.Planned planned(Numbered step, List<Found> findings, StepProof proof) {
        return new MigrationPlan.Planned(
                step.number(),
                step.step().phase(),
                step.step().title(),
                step.step().transactional(),
                layout.files(step.files()).stream().map(PlannedFile::name).toList(),
                step.up(),
                step.down(),
                step.step().notes(),
                accepted(step),
                findings.stream().filter(found -> concerns(found, step)).toList(),
                proof);
    }

    private static Map<String, String> accepted(Numbered step) {
        return java.util.stream.Stream.concat(
                        step.excuses().up().values().stream(),
                        step.excuses().down().values().stream())
                .flatMap(rules -> rules.stream())
                .distinct()
                .collect(
                        Collectors.toMap(
                                rule -> rule,
                                rule -> String.valueOf(step.step().accepts().get(rule))));
    }

    private static boolean concerns(Found found, Numbered step) {
        String file = String.valueOf(found.file());
        return file.matches("[VU]" + step.version() + "__.*");
    }
}
