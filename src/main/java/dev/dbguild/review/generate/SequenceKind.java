package dev.dbguild.review.generate;

import dev.dbguild.review.plan.SchemaObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Sequences and whom they belong to.
final class SequenceKind implements ObjectKind {
    @Override
    public Set<String> kinds() {
        return Set.of("sequence", "sequence owner");
    }

    @Override
    public Optional<List<Action>> alter(SchemaObject was, SchemaObject is, Change change) {
        String make = is.make();
        String alter =
                is.kind().equals("sequence")
                        ? make.replaceFirst("^create sequence (.*?) as ", "alter sequence $1 as ")
                                + (make.endsWith(" cycle") ? "" : " no cycle")
                        : make;
        return Optional.of(List.of(Action.main(alter)));
    }

    @Override
    public List<Action> dropEarly(SchemaObject object, Change change) {
        boolean released =
                object.kind().equals("sequence owner")
                        && !change.isImplied(object)
                        && change.is().has("sequence " + object.id())
                        && change.is().has("table " + object.on());
        return released ? List.of(Action.main(object.drop())) : List.of();
    }

    @Override
    public List<Action> dropLate(SchemaObject object, Change change) {
        boolean alone =
                object.kind().equals("sequence")
                        && change.was().objects().values().stream()
                                .filter(each -> each.kind().equals("sequence owner"))
                                .filter(each -> each.id().equals(object.id()))
                                .noneMatch(each -> goesWith(each, change));
        return alone ? List.of(new Action(Moment.CONTRACT, object.drop())) : List.of();
    }

    private static boolean goesWith(SchemaObject owner, Change change) {
        String column = "column " + owner.make().substring(owner.make().indexOf(" owned by ") + 10);
        return change.goes(owner.on()) || change.removed().contains(column);
    }

    @Override
    public String lost(SchemaObject object) {
        return object.kind().equals("sequence")
                ? "the last value of sequence '" + object.id() + "'"
                : "";
    }
}
