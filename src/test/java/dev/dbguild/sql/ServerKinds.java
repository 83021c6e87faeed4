package dev.dbguild.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The kinds of statements as the server's tree tells them, in the reader's words.
final class ServerKinds {
    /// The server's `ObjectType`, in its order.
    private static final List<String> OBJECTS =
            List.of(
                    """
                    ACCESS METHOD, AGGREGATE, AMOP, AMPROC, ATTRIBUTE, CAST, COLUMN, COLLATION,
                    CONVERSION, DATABASE, DEFAULT, DEFACL, DOMAIN, DOMCONSTRAINT, EVENT TRIGGER,
                    EXTENSION, FOREIGN DATA WRAPPER, SERVER, FOREIGN TABLE, FUNCTION, INDEX,
                    LANGUAGE, LARGE OBJECT, MATERIALIZED VIEW, OPERATOR CLASS, OPERATOR,
                    OPERATOR FAMILY, PARAMETER, POLICY, PROCEDURE, PUBLICATION,
                    PUBLICATION NAMESPACE, PUBLICATION REL, ROLE, ROUTINE, RULE, SCHEMA, SEQUENCE,
                    SUBSCRIPTION, STATISTICS, TABCONSTRAINT, TABLE, TABLESPACE, TRANSFORM, TRIGGER,
                    TEXT SEARCH CONFIGURATION, TEXT SEARCH DICTIONARY, TEXT SEARCH PARSER,
                    TEXT SEARCH TEMPLATE, TYPE, USER MAPPING, VIEW
                    """
                            .strip()
                            .split("[,\\s]*,[,\\s]*"));

    private static final List<String> ROLES = List.of("ROLE", "USER", "GROUP");

    private static final List<String> TRANSACTIONS =
            List.of(
                    "BEGIN",
                    "BEGIN",
                    "COMMIT",
                    "ROLLBACK",
                    "SAVEPOINT",
                    "RELEASE",
                    "ROLLBACK TO SAVEPOINT",
                    "PREPARE TRANSACTION",
                    "COMMIT PREPARED",
                    "ROLLBACK PREPARED");

    /// What the label of a node repeats word for word: CREATEPOLICYSTMT.
    private static final String PLAIN =
            """
            CREATE FOREIGN TABLE, CREATE POLICY, CREATE SCHEMA, CREATE EXTENSION, CREATE DOMAIN,
            CREATE CAST, CREATE TRANSFORM, CREATE CONVERSION, CREATE USER MAPPING,
            CREATE PUBLICATION, CREATE SUBSCRIPTION, ALTER POLICY, ALTER EXTENSION, ALTER DOMAIN,
            ALTER DATABASE, ALTER ROLE, ALTER SYSTEM, ALTER DEFAULT PRIVILEGES, ALTER USER MAPPING,
            ALTER PUBLICATION, ALTER SUBSCRIPTION, ALTER COLLATION, ALTER OPERATOR, ALTER TYPE,
            DROP ROLE, DROP OWNED, DROP SUBSCRIPTION, DROP USER MAPPING, DROP TABLESPACE,
            CREATE TABLESPACE, REASSIGN OWNED, IMPORT FOREIGN SCHEMA, TRUNCATE, CLUSTER, REINDEX,
            LOCK, COMMENT, COPY, CALL, DO, EXPLAIN, PREPARE, EXECUTE, DEALLOCATE, LISTEN, NOTIFY,
            UNLISTEN, LOAD, DISCARD
            """;

    private static final String OTHERS =
            """
            CREATESTMT = CREATE TABLE
            INDEXSTMT = CREATE INDEX
            VIEWSTMT = CREATE VIEW
            RULESTMT = CREATE RULE
            CREATETRIGSTMT = CREATE TRIGGER
            CREATEEVENTTRIGSTMT = CREATE EVENT TRIGGER
            ALTEREVENTTRIGSTMT = ALTER EVENT TRIGGER
            CREATEENUMSTMT = CREATE TYPE
            COMPOSITETYPESTMT = CREATE TYPE
            CREATERANGESTMT = CREATE TYPE
            ALTERENUMSTMT = ALTER TYPE
            CREATESEQSTMT = CREATE SEQUENCE
            ALTERSEQSTMT = ALTER SEQUENCE
            CREATESTATSSTMT = CREATE STATISTICS
            ALTERSTATSSTMT = ALTER STATISTICS
            CREATEDBSTMT = CREATE DATABASE
            DROPDBSTMT = DROP DATABASE
            ALTERDATABASESETSTMT = ALTER DATABASE
            ALTERDATABASEREFRESHCOLLSTMT = ALTER DATABASE
            ALTERROLESETSTMT = ALTER ROLE
            CREATEAMSTMT = CREATE ACCESS METHOD
            CREATEPLANGSTMT = CREATE LANGUAGE
            CREATEOPCLASSSTMT = CREATE OPERATOR CLASS
            CREATEOPFAMILYSTMT = CREATE OPERATOR FAMILY
            ALTEROPFAMILYSTMT = ALTER OPERATOR FAMILY
            CREATEFDWSTMT = CREATE FOREIGN DATA WRAPPER
            ALTERFDWSTMT = ALTER FOREIGN DATA WRAPPER
            CREATEFOREIGNSERVERSTMT = CREATE SERVER
            ALTERFOREIGNSERVERSTMT = ALTER SERVER
            ALTEREXTENSIONCONTENTSSTMT = ALTER EXTENSION
            ALTERTSCONFIGURATIONSTMT = ALTER TEXT SEARCH CONFIGURATION
            ALTERTSDICTIONARYSTMT = ALTER TEXT SEARCH DICTIONARY
            ALTERTABLESPACEOPTIONSSTMT = ALTER TABLESPACE
            REFRESHMATVIEWSTMT = REFRESH MATERIALIZED VIEW
            SECLABELSTMT = SECURITY LABEL
            CHECKPOINTSTMT = CHECKPOINT
            CHECKPOINT = CHECKPOINT
            CONSTRAINTSSETSTMT = SET CONSTRAINTS
            VARIABLESHOWSTMT = SHOW
            DECLARECURSORSTMT = DECLARE
            CLOSEPORTALSTMT = CLOSE
            """;

    private static final Map<String, String> KINDS = kinds();

    private ServerKinds() {}

    static String object(int type) {
        return OBJECTS.get(type);
    }

    static String of(ServerTree tree) {
        return switch (tree.label()) {
            case "ALTERTABLESTMT", "ALTERTABLEMOVEALLSTMT" ->
                    "ALTER " + object(tree.number("objtype"));
            case "ALTEROBJECTSCHEMASTMT", "ALTEROWNERSTMT", "ALTEROBJECTDEPENDSSTMT" ->
                    "ALTER " + object(tree.number("objectType"));
            case "RENAMESTMT" -> "ALTER " + renamed(tree);
            case "DROPSTMT" -> "DROP " + object(tree.number("removeType"));
            case "DEFINESTMT" -> "CREATE " + object(tree.number("kind"));
            case "CREATEROLESTMT" -> "CREATE " + ROLES.get(tree.number("stmt_type"));
            case "TRANSACTIONSTMT" -> TRANSACTIONS.get(tree.number("kind"));
            case "ALTERFUNCTIONSTMT" -> "ALTER " + object(tree.number("objtype"));
            case "CREATEFUNCTIONSTMT" ->
                    "true".equals(tree.text("is_procedure"))
                            ? "CREATE PROCEDURE"
                            : "CREATE FUNCTION";
            case "CREATETABLEASSTMT" -> created(tree);
            case "GRANTSTMT", "GRANTROLESTMT" ->
                    "true".equals(tree.text("is_grant")) ? "GRANT" : "REVOKE";
            case "VACUUMSTMT" -> "true".equals(tree.text("is_vacuumcmd")) ? "VACUUM" : "ANALYZE";
            case "FETCHSTMT" -> "true".equals(tree.text("ismove")) ? "MOVE" : "FETCH";
            case "VARIABLESETSTMT" -> tree.number("kind") >= 4 ? "RESET" : set(tree);
            default -> KINDS.getOrDefault(tree.label(), "?" + tree.label());
        };
    }

    private static String set(ServerTree tree) {
        return tree.text("name").startsWith("TRANSACTION") ? "SET TRANSACTION" : "SET";
    }

    private static String created(ServerTree tree) {
        if ("true".equals(tree.text("is_select_into"))) {
            return "SELECT";
        }
        return tree.number("objtype") == OBJECTS.indexOf("MATERIALIZED VIEW")
                ? "CREATE MATERIALIZED VIEW"
                : "CREATE TABLE AS";
    }

    private static String renamed(ServerTree tree) {
        String what = object(tree.number("renameType"));
        return switch (what) {
            case "COLUMN", "ATTRIBUTE" -> object(tree.number("relationType"));
            case "TABCONSTRAINT" -> "TABLE";
            case "DOMCONSTRAINT" -> "DOMAIN";
            default -> what;
        };
    }

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new HashMap<>();
        for (String kind : PLAIN.strip().split("\\s*,\\s*")) {
            kinds.put(kind.replace(" ", "") + "STMT", kind);
        }
        OTHERS.lines().map(line -> line.split(" = ")).forEach(pair -> kinds.put(pair[0], pair[1]));
        return kinds;
    }
}
