package dev.dbguild.schema.script;

import dev.dbguild.schema.Domain;
import dev.dbguild.schema.EnumType;
import dev.dbguild.schema.Routine;
import dev.dbguild.schema.Schema;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Routines, enums and domains while scripts are read. Not thread-safe.
final class Objects {
    private final SearchPath path;
    private final Map<String, Routine> routines = new LinkedHashMap<>();
    private final Map<String, EnumType> enums = new LinkedHashMap<>();
    private final Map<String, Domain> domains = new LinkedHashMap<>();

    Objects(SearchPath path, Schema before) {
        this.path = path;
        before.routines().forEach(each -> routines.put(key(each), each));
        before.enums().forEach(each -> enums.put(each.namespace() + "." + each.name(), each));
        before.domains().forEach(each -> domains.put(each.namespace() + "." + each.name(), each));
    }

    private static String key(Routine routine) {
        return routine.namespace() + "." + routine.name() + "(" + routine.arguments() + ")";
    }

    List<Routine> routines() {
        return List.copyOf(routines.values());
    }

    List<EnumType> enums() {
        return List.copyOf(enums.values());
    }

    List<Domain> domains() {
        return List.copyOf(domains.values());
    }

    /// @return the routine's name as its users write it
    String add(Statement.CreateFunction function) {
        Routine made = Routines.of(function, path.made(function.target()));
        Routine before = routines.get(key(made));
        Routine now =
                before != null && function.orReplace()
                        ? Routines.open(made, before.everybody())
                        : made;
        routines.put(key(now), now);
        return now.shown();
    }

    String add(Statement.CreateType type) {
        String made = path.made(type.target());
        if (type.isEnum()) {
            enums.put(made, new EnumType(space(made), own(made), type.labels()));
        }
        return Origins.shown(made);
    }

    void add(Statement.AddEnumValue value) {
        enums.computeIfPresent(
                path.meant(value.target(), enums::containsKey),
                (name, type) -> {
                    List<String> labels = new ArrayList<>(type.labels());
                    labels.add(value.value());
                    return new EnumType(type.namespace(), type.name(), labels);
                });
    }

    String add(Statement.CreateDomain domain) {
        String made = path.made(domain.target());
        domains.put(
                made,
                new Domain(
                        space(made),
                        own(made),
                        domain.base().text(),
                        domain.notNull(),
                        domain.checked()));
        return Origins.shown(made);
    }

    void drop(String object, Name name) {
        switch (object) {
            case "TYPE" -> enums.remove(path.meant(name, enums::containsKey));
            case "DOMAIN" -> domains.remove(path.meant(name, domains::containsKey));
            case "FUNCTION", "PROCEDURE", "ROUTINE", "AGGREGATE" ->
                    routines.values().removeIf(named(name));
            default -> {}
        }
    }

    /// Every routine of the name, whatever its arguments.
    private Predicate<Routine> named(Name name) {
        String meant = path.meant(name, full -> routines.values().stream().anyMatch(is(full)));
        return is(meant);
    }

    private static Predicate<Routine> is(String full) {
        return routine -> (routine.namespace() + "." + routine.name()).equals(full);
    }

    /// What GRANT and REVOKE do to the right of everybody to execute.
    void apply(Statement.Grant grant) {
        boolean about =
                grant.privileges().contains("EXECUTE") || grant.privileges().contains("ALL");
        if (about && grant.toEverybody()) {
            boolean open = grant.kind().equals("GRANT");
            for (Name name : grant.names()) {
                Predicate<Routine> meant =
                        grant.object().startsWith("ALL ")
                                ? routine -> routine.namespace().equals(name.last())
                                : named(name);
                routines.replaceAll((key, routine) ->
                        meant.test(routine) ? Routines.open(routine, open) : routine);
            }
        }
    }

    /// What ALTER FUNCTION says of rights and settings.
    void alter(Name name, String text) {
        Predicate<Routine> meant = named(name);
        routines.replaceAll(
                (key, routine) -> meant.test(routine) ? Routines.altered(routine, text) : routine);
    }

    private static String space(String qualified) {
        return qualified.substring(0, qualified.indexOf('.'));
    }

    private static String own(String qualified) {
        return qualified.substring(qualified.indexOf('.') + 1);
    }
}
