package dev.dbguild.sql;

/// What the server calls each statement of the model.
final class StatementKinds {
    private StatementKinds() {}

    static String of(Statement statement) {
        return switch (statement) {
            case Statement.CreateTable it -> it.fromQuery() ? "CREATE TABLE AS" : "CREATE TABLE";
            case Statement.AlterTable it -> "ALTER " + it.object();
            case Statement.CreateIndex it -> "CREATE INDEX";
            case Statement.Drop it -> "DROP " + it.object();
            case Statement.Truncate it -> "TRUNCATE";
            case Statement.Reindex it -> "REINDEX";
            case Statement.Refresh it -> "REFRESH MATERIALIZED VIEW";
            case Statement.Maintain it -> it.kind();
            case Statement.CreateType it -> "CREATE TYPE";
            case Statement.AlterType it -> "ALTER TYPE";
            case Statement.AddEnumValue it -> "ALTER TYPE";
            case Statement.CreateDomain it -> "CREATE DOMAIN";
            case Statement.Transaction it -> it.kind();
            case Statement.SetVariable it -> it.kind();
            case Statement.Change it -> it.kind();
            case Statement.Query it -> it.kind();
            case Statement.Explain it -> "EXPLAIN";
            case Statement.Copy it -> "COPY";
            case Statement.Call it -> "CALL";
            case Statement.Do it -> "DO";
            case Statement.Grant it -> it.kind();
            case Statement.CreateView it ->
                    it.materialized() ? "CREATE MATERIALIZED VIEW" : "CREATE VIEW";
            case Statement.CreatePolicy it -> "CREATE POLICY";
            case Statement.Comment it -> "COMMENT";
            case Statement.CreateFunction it -> it.kind();
            case Statement.DropKey it -> "DROP INDEX";
            case Statement.RenameTables it -> "RENAME TABLE";
            case Statement.Client it -> "CLIENT COMMAND";
            case Statement.Other it -> it.kind();
        };
    }
}
