package dev.dbguild.review.generate;

import dev.dbguild.review.plan.SchemaObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Comments, which go with what they are about.
final class CommentKind implements ObjectKind {
    @Override
    public Set<String> kinds() {
        return Set.of("comment");
    }

    @Override
    public Optional<List<Action>> alter(SchemaObject was, SchemaObject is, Change change) {
        return Optional.of(List.of(Action.main(is.make())));
    }

    @Override
    public List<Action> dropEarly(SchemaObject object, Change change) {
        return subjects(object, change.is()).isEmpty()
                ? List.of()
                : List.of(Action.main(object.drop()));
    }

    /// The objects that the comment may be about: the kind of a constraint or type is not said.
    static List<String> subjects(SchemaObject comment, Snapshot schema) {
        String about = comment.id();
        if (about.startsWith("constraint ")) {
            return present(schema, about.substring(11), "check ", "key ", "foreign key ");
        }
        if (about.startsWith("type ")) {
            return present(schema, about.substring(5), "enum ", "type ");
        }
        if (about.startsWith("column ") && !schema.has(about)) {
            String relation = about.substring(7, about.lastIndexOf('.'));
            return present(schema, relation, "view ", "materialized view ");
        }
        return present(schema, about, "");
    }

    private static List<String> present(Snapshot schema, String name, String... kinds) {
        return java.util.Arrays.stream(kinds).map(kind -> kind + name).filter(schema::has).toList();
    }
}
