package dev.dbguild.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The names of what statements are about, as the server's tree tells them.
final class ServerTargets {
    /// The field that holds the name, for each statement that has one of its own.
    private static final Map<String, String> FIELDS =
            """
            CREATEFOREIGNTABLESTMT base.relation
            VIEWSTMT view
            CREATEPOLICYSTMT table
            ALTERPOLICYSTMT table
            CREATESEQSTMT sequence
            ALTERSEQSTMT sequence
            COMPOSITETYPESTMT typevar
            CREATEFUNCTIONSTMT funcname
            ALTERFUNCTIONSTMT func
            DEFINESTMT defnames
            ALTERSTATSSTMT defnames
            CREATEENUMSTMT typeName
            CREATERANGESTMT typeName
            ALTERENUMSTMT typeName
            ALTERTYPESTMT typeName
            ALTERDOMAINSTMT typeName
            CREATEDOMAINSTMT domainname
            CREATEOPCLASSSTMT opclassname
            CREATEOPFAMILYSTMT opfamilyname
            ALTEROPFAMILYSTMT opfamilyname
            ALTEROPERATORSTMT opername
            CREATECONVERSIONSTMT conversion_name
            ALTERCOLLATIONSTMT collname
            ALTERTSCONFIGURATIONSTMT cfgname
            ALTERTSDICTIONARYSTMT dictname
            CREATEEXTENSIONSTMT extname
            ALTEREXTENSIONSTMT extname
            ALTEREXTENSIONCONTENTSSTMT extname
            CREATEUSERMAPPINGSTMT servername
            ALTERUSERMAPPINGSTMT servername
            DROPUSERMAPPINGSTMT servername
            CREATEFOREIGNSERVERSTMT servername
            ALTERFOREIGNSERVERSTMT servername
            CREATEDBSTMT dbname
            DROPDBSTMT dbname
            ALTERDATABASESTMT dbname
            ALTERDATABASESETSTMT dbname
            CREATETABLESPACESTMT tablespacename
            DROPTABLESPACESTMT tablespacename
            ALTERTABLESPACEOPTIONSSTMT tablespacename
            CREATESUBSCRIPTIONSTMT subname
            ALTERSUBSCRIPTIONSTMT subname
            DROPSUBSCRIPTIONSTMT subname
            CREATEPUBLICATIONSTMT pubname
            ALTERPUBLICATIONSTMT pubname
            CREATEEVENTTRIGSTMT trigname
            ALTEREVENTTRIGSTMT trigname
            CREATEFDWSTMT fdwname
            ALTERFDWSTMT fdwname
            CREATEROLESTMT role
            ALTERROLESTMT role
            ALTERROLESETSTMT role
            CREATEAMSTMT amname
            CREATEPLANGSTMT plname
            IMPORTFOREIGNSCHEMASTMT local_schema
            """
                    .lines()
                    .map(line -> line.split(" "))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));

    private ServerTargets() {}

    static @Nullable List<String> of(ServerTree tree) {
        return switch (tree.label()) {
            case "CREATETABLEASSTMT" ->
                    "true".equals(tree.text("is_select_into"))
                            ? null
                            : name(Objects.requireNonNull(tree.node("into")).field("rel"));
            case "DROPSTMT", "GRANTSTMT" ->
                    tree.list("objects").isEmpty()
                            ? null
                            : object(tree, tree.list("objects").getFirst());
            case "DROPROLESTMT" -> name(tree.list("roles").getFirst());
            case "VACUUMSTMT" ->
                    tree.list("rels").isEmpty() ? null : name(tree.list("rels").getFirst());
            case "TRUNCATESTMT", "LOCKSTMT", "CREATESTATSSTMT" ->
                    name(tree.list("relations").getFirst());
            case "CREATESCHEMASTMT" ->
                    name(tree.field(tree.text("schemaname").isEmpty() ? "authrole" : "schemaname"));
            case "REINDEXSTMT" ->
                    name(tree.field(tree.node("relation") == null ? "name" : "relation"));
            case "CALLSTMT" ->
                    name(Objects.requireNonNull(tree.node("funccall")).field("funcname"));
            default -> byField(tree);
        };
    }

    private static @Nullable List<String> byField(ServerTree tree) {
        String field = FIELDS.get(tree.label());
        if (field != null) {
            return name(tree.field(field));
        }
        return tree.node("relation") != null
                ? name(tree.field("relation"))
                : object(tree, tree.field("object"));
    }

    /// The object of a statement that fits several kinds.
    private static @Nullable List<String> object(ServerTree tree, @Nullable Object object) {
        String type = type(tree);
        return switch (type) {
            case "CAST", "TRANSFORM", "LARGE OBJECT", "" -> null;
            case "OPERATOR CLASS", "OPERATOR FAMILY" -> part(object, 1, 0);
            case "TRIGGER", "POLICY", "RULE", "TABCONSTRAINT" -> part(object, 0, 1);
            case "DOMCONSTRAINT" ->
                    object instanceof List<?> list && list.getFirst() instanceof ServerTree domain
                            ? name(domain)
                            : name(object);
            default -> name(object);
        };
    }

    private static String type(ServerTree tree) {
        for (String field : List.of("removeType", "objtype", "objectType", "renameType")) {
            if (tree.field(field) != null) {
                return ServerKinds.object(tree.number(field));
            }
        }
        return "";
    }

    private static @Nullable List<String> part(@Nullable Object object, int from, int less) {
        List<String> name = name(object);
        return name == null ? null : name.subList(from, name.size() - less);
    }

    private static @Nullable List<String> name(@Nullable Object value) {
        return switch (value) {
            case String text -> List.of(text);
            case List<?> list ->
                    list.stream().allMatch(String.class::isInstance)
                            ? list.stream().map(String.class::cast).toList()
                            : null;
            case ServerTree tree -> named(tree);
            case null, default -> null;
        };
    }

    private static @Nullable List<String> named(ServerTree tree) {
        return switch (tree.label()) {
            case "RANGEVAR" -> {
                List<String> parts = new ArrayList<>();
                for (String field : List.of("catalogname", "schemaname", "relname")) {
                    if (tree.field(field) instanceof String part) {
                        parts.add(part);
                    }
                }
                yield parts;
            }
            case "OBJECTWITHARGS" -> name(tree.field("objname"));
            case "TYPENAME" -> name(tree.field("names"));
            case "ROLESPEC" ->
                    tree.text("rolename").isEmpty() ? null : List.of(tree.text("rolename"));
            case "VACUUMRELATION" -> name(tree.field("relation"));
            default -> null;
        };
    }
}
