package dev.dbguild.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Makes migrations as projects have them: tables, then what is done to them over the years. The same seed makes the
/// same files, and every statement runs on the schema that those before it left.
final class MigrationFolder {
    private static final List<String> THINGS =
            List.of(
                    "account", "invoice", "parcel", "message", "ticket", "device", "payment",
                    "team");
    private static final List<String> TYPES =
            List.of(
                    "text",
                    "bigint",
                    "timestamptz",
                    "numeric(12,2)",
                    "boolean",
                    "jsonb",
                    "varchar(80)");

    private final Random random;
    private final List<String> tables = new ArrayList<>();
    private int number;

    MigrationFolder(long seed) {
        this.random = new Random(seed);
    }

    /// The texts of so many files, in order.
    List<String> texts(int files) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            texts.add(i % 5 == 0 ? made() : changed());
        }
        return texts;
    }

    /// Writes the files as `V0001__change.sql`, …
    void write(Path folder, int files) throws IOException {
        Files.createDirectories(folder);
        List<String> texts = texts(files);
        for (int i = 0; i < texts.size(); i++) {
            Files.writeString(folder.resolve("V%04d__change.sql".formatted(i + 1)), texts.get(i));
        }
    }

    private String made() {
        String table = one(THINGS) + "_" + ++number;
        String parent =
                tables.isEmpty()
                        ? ""
                        : "    parent_id bigint REFERENCES " + one(tables) + " (id),\n";
        tables.add(table);
        return """
        -- %s: what the application keeps of each %s
        CREATE TABLE %s (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        %s    name text NOT NULL,
            state varchar(20) DEFAULT 'new' CHECK (state IN ('new', 'open', 'done')),
            amount numeric(12,2) NOT NULL DEFAULT 0,
            created_at timestamptz NOT NULL DEFAULT now()
        );

        CREATE INDEX %s_name_idx ON %s (name);
        COMMENT ON TABLE %s IS 'kept for seven years; it''s the law';
        """
                .formatted(table, table, table, parent, table, table, table);
    }

    private String changed() {
        String table = one(tables);
        String column = "c" + ++number;
        String type = one(TYPES);
        return switch (random.nextInt(5)) {
            case 0 ->
                    "SET lock_timeout = '5s';\nALTER TABLE "
                            + table
                            + " ADD COLUMN "
                            + column
                            + " "
                            + type
                            + ";\n";
            case 1 ->
                    "BEGIN;\nALTER TABLE "
                            + table
                            + " ADD COLUMN "
                            + column
                            + " "
                            + type
                            + ";\nCREATE INDEX ON "
                            + table
                            + " ("
                            + column
                            + ");\nUPDATE "
                            + table
                            + " SET "
                            + column
                            + " = NULL WHERE amount > 0;\nCOMMIT;\n";
            case 2 ->
                    "ALTER TABLE "
                            + table
                            + " ADD COLUMN "
                            + column
                            + " "
                            + type
                            + ", ADD CONSTRAINT "
                            + column
                            + "_known CHECK (amount >= 0) NOT VALID;\nALTER TABLE "
                            + table
                            + " VALIDATE CONSTRAINT "
                            + column
                            + "_known;\n";
            case 3 ->
                    "CREATE FUNCTION "
                            + column
                            + "_touch() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n"
                            + "    NEW.created_at := now(); -- ; not an end\n    RETURN NEW;\nEND\n$$;\n"
                            + "CREATE TRIGGER "
                            + column
                            + "_touch BEFORE UPDATE ON "
                            + table
                            + " FOR EACH ROW EXECUTE FUNCTION "
                            + column
                            + "_touch();\n";
            default ->
                    "CREATE VIEW "
                            + column
                            + "_open AS\n    SELECT t.id, t.name, count(*) OVER () AS total\n    FROM "
                            + table
                            + " t\n    WHERE t.state = 'open' AND t.amount BETWEEN 1 AND 100;\n"
                            + "INSERT INTO "
                            + table
                            + " (name) VALUES ('first'), ('second');\n";
        };
    }

    private String one(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
