package dev.dbguild.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.sql.Column.Generated;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What MySQL and MariaDB write in their own way.
final class MySqlReadingTest {
    private static final String ORDERS =
            """
            CREATE TABLE `orders` (
              `id` int(10) unsigned NOT NULL AUTO_INCREMENT COMMENT 'a, b (c)',
              `state` enum('new','it''s','(x,y)') COLLATE utf8mb4_bin NOT NULL DEFAULT 'new',
              `name` varchar(100) CHARACTER SET latin1 COLLATE latin1_swedish_ci DEFAULT NULL,
              `at` timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
              `flag` bit(1) DEFAULT b'0',
              `price` decimal(10,2) unsigned zerofill NOT NULL DEFAULT -1.5,
              `total` double GENERATED ALWAYS AS ((`price` * 2)) STORED,
              `twice` double AS (price * 2) VIRTUAL NULL,
              `code` char(3) NOT NULL DEFAULT _utf8mb4'abc' INVISIBLE,
              `u` char(36) DEFAULT (uuid()),
              PRIMARY KEY (`id`) USING BTREE,
              UNIQUE KEY `u_name` (`name`(20)),
              KEY `k` (`state`,`at` DESC) /*!80000 INVISIBLE */,
              KEY `f` ((lower(`name`))),
              FULLTEXT KEY `ft` (`name`) /*!50100 WITH PARSER `ngram` */,
              CONSTRAINT `fk` FOREIGN KEY (`id`) REFERENCES `a` (`id`) ON DELETE CASCADE,
              CONSTRAINT `c` CHECK ((`price` > 0)) NOT ENFORCED
            ) ENGINE=InnoDB AUTO_INCREMENT=5 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci ROW_FORMAT=DYNAMIC COMMENT='it''s'
            /*!50100 PARTITION BY RANGE (id) (PARTITION p0 VALUES LESS THAN (10) ENGINE = InnoDB) */;
            """;

    private static final String DUMP =
            """
            /*!999999\\- enable the sandbox mode */
            -- MySQL dump 10.13
            /*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
            /*M!100616 SET @OLD_NOTE_VERBOSITY=@@NOTE_VERBOSITY */;
            DROP TABLE IF EXISTS `a`;
            /*!40101 SET @saved_cs_client     = @@character_set_client */;
            CREATE TABLE `a` (`id` int NOT NULL, PRIMARY KEY (`id`)) ENGINE=InnoDB;
            LOCK TABLES `a` WRITE;
            /*!40000 ALTER TABLE `a` DISABLE KEYS */;
            INSERT INTO `a` VALUES (1),(2);
            /*!40000 ALTER TABLE `a` ENABLE KEYS */;
            UNLOCK TABLES;
            DELIMITER ;;
            /*!50003 CREATE*/ /*!50017 DEFINER=`root`@`localhost`*/ /*!50003 TRIGGER `t` BEFORE INSERT ON `a` FOR EACH ROW BEGIN
              SET NEW.id = 1; -- x
            END */;;
            DELIMITER ;
            """;

    private static Script script(String sql) {
        return ScriptReader.read("a.sql", sql, Dialect.MYSQL);
    }

    private static Statement statement(String sql) {
        Script script = script(sql);
        assertThat(script.troubles()).isEmpty();
        assertThat(script.statements()).hasSize(1);
        return script.statements().getFirst();
    }

    private static List<AlterAction> actions(String actions) {
        return ((Statement.AlterTable) statement("ALTER TABLE `shop`.`orders` " + actions))
                .actions();
    }

    private static Statement.CreateTable table(String sql) {
        return (Statement.CreateTable) statement(sql);
    }

    @Test
    void a_dumped_table_is_read_whole() {
        Statement.CreateTable orders = table(ORDERS);

        assertThat(orders.columns())
                .extracting(column -> column.name().last())
                .containsExactly(
                        "id", "state", "name", "at", "flag", "price", "total", "twice", "code",
                        "u");
        Column id = orders.columns().getFirst();
        assertThat(id.generated()).isEqualTo(Generated.IDENTITY);
        assertThat(id.type().base()).isEqualTo("integer");
        assertThat(id.options()).containsKey("UNSIGNED").containsEntry("COMMENT", "a, b (c)");
        assertThat(orders.columns().get(1).type().arguments())
                .containsExactly("'new'", "'it''s'", "'(x,y)'");
        assertThat(orders.columns().get(2).options()).containsEntry("CHARACTER SET", "latin1");
        Column at = orders.columns().get(3);
        assertThat(Objects.requireNonNull(at.value()).text()).isEqualTo("CURRENT_TIMESTAMP(3)");
        assertThat(at.options()).containsEntry("ON UPDATE", "CURRENT_TIMESTAMP(3)");
        assertThat(orders.options())
                .containsEntry("ENGINE", "InnoDB")
                .containsEntry("CHARACTER SET", "utf8mb4")
                .containsEntry("COMMENT", "it's");
        assertThat(orders.partitionedBy()).isEqualTo("RANGE (id)");
    }

    @Test
    void generated_columns_and_keys_are_told_apart() {
        Statement.CreateTable orders = table(ORDERS);

        assertThat(orders.columns().get(6).generated()).isEqualTo(Generated.STORED);
        assertThat(orders.columns().get(7).generated()).isEqualTo(Generated.VIRTUAL);
        assertThat(orders.columns().get(8).options()).containsKey("INVISIBLE");
        assertThat(orders.constraints()).hasSize(7);
        assertThat(orders.constraints().get(2))
                .isInstanceOfSatisfying(
                        Constraint.Key.class,
                        key -> {
                            assertThat(key.invisible()).isTrue();
                            assertThat(key.parts()).hasSize(2);
                        });
    }

    @Test
    void a_dump_keeps_every_statement() {
        Script dump = script(DUMP);

        assertThat(dump.troubles()).isEmpty();
        assertThat(dump.statements())
                .extracting(Statement::kind)
                .containsExactly(
                        "SET",
                        "SET",
                        "DROP TABLE",
                        "SET",
                        "CREATE TABLE",
                        "LOCK",
                        "ALTER TABLE",
                        "INSERT",
                        "ALTER TABLE",
                        "UNLOCK TABLES",
                        "CLIENT COMMAND",
                        "CREATE TRIGGER",
                        "CLIENT COMMAND");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ADD COLUMN a int FIRST                     | AddColumn",
                "ADD a int NOT NULL AFTER `b`               | AddColumn",
                "ADD INDEX i (a(10), b DESC)                | AddConstraint",
                "ADD UNIQUE KEY i USING HASH (a)            | AddConstraint",
                "ADD UNIQUE (a)                             | AddConstraint",
                "ADD FULLTEXT INDEX i (a) WITH PARSER ngram | AddConstraint",
                "ADD PRIMARY KEY (a)                        | AddConstraint",
                "ADD CONSTRAINT PRIMARY KEY (a)             | AddConstraint",
                "ADD CONSTRAINT f FOREIGN KEY f (a) REFERENCES t (b) ON DELETE SET NULL | AddConstraint",
                "ADD CONSTRAINT c CHECK (a > 0)             | AddConstraint",
                "DROP COLUMN a                              | DropColumn",
                "DROP a                                     | DropColumn",
                "DROP INDEX i                               | DropKey",
                "DROP KEY IF EXISTS i                       | DropKey",
                "DROP PRIMARY KEY                           | DropPrimaryKey",
                "DROP FOREIGN KEY f                         | DropForeignKey",
                "DROP CHECK c                               | DropCheck",
                "DROP CONSTRAINT c                          | DropConstraint",
                "MODIFY COLUMN a bigint NOT NULL            | ModifyColumn",
                "CHANGE a b varchar(10) CHARSET utf8mb4     | ModifyColumn",
                "ALTER COLUMN a SET DEFAULT 5               | SetDefault",
                "ALTER a DROP DEFAULT                       | DropDefault",
                "ALTER COLUMN a SET INVISIBLE               | ShowColumn",
                "ALTER INDEX i INVISIBLE                    | ShowKey",
                "ALTER CHECK c NOT ENFORCED                 | AlterCheck",
                "RENAME COLUMN a TO b                       | RenameColumn",
                "RENAME INDEX a TO b                        | RenameKey",
                "RENAME TO b                                | RenameTable",
                "RENAME `b`                                 | RenameTable",
                "CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin | ConvertCharacters",
                "ENGINE=InnoDB                              | TableOption",
                "ROW_FORMAT = COMPRESSED                    | TableOption",
                "DEFAULT CHARACTER SET = utf8mb4            | TableOption",
                "AUTO_INCREMENT=1000                        | TableOption",
                "COMMENT 'x, y'                             | TableOption",
                "ALGORITHM=INPLACE                          | TableOption",
                "LOCK = NONE                                | TableOption",
                "ADD PARTITION (PARTITION p1 VALUES LESS THAN (5)) | AlterPartitions",
                "DROP PARTITION p1, p2                      | AlterPartitions",
                "REORGANIZE PARTITION p0 INTO (PARTITION a VALUES LESS THAN (1)) | AlterPartitions",
                "PARTITION BY HASH (id) PARTITIONS 4        | AlterPartitions",
                "REMOVE PARTITIONING                        | AlterPartitions",
                "ORDER BY a, b DESC                         | OrderRows",
                "FORCE                                      | Rebuild",
                "DISABLE KEYS                               | SwitchKeys",
                "ADD SYSTEM VERSIONING                      | Other",
            })
    void each_action_is_told(String action, String type) {
        assertThat(actions(action))
                .singleElement()
                .extracting(each -> each.getClass().getSimpleName())
                .isEqualTo(type);
    }

    @Test
    void actions_with_commas_between_are_all_read() {
        assertThat(
                        actions(
                                "ADD COLUMN (a int, b enum('x,y') NOT NULL), DROP PRIMARY KEY, ADD PRIMARY KEY (a),"
                                        + " ADD KEY k (b), DROP PARTITION p1, p2, ALGORITHM=INPLACE, LOCK=NONE"))
                .hasSize(8);
    }

    @Test
    void a_text_in_double_quotes_is_a_name_where_a_name_must_stand() {
        Statement.CreateTable table =
                table("CREATE TABLE \"a b\" (\"x\" varchar(5) DEFAULT \"y\", KEY \"k\" (\"x\"))");

        assertThat(table.name().last()).isEqualTo("a b");
        assertThat(table.columns()).extracting(column -> column.name().last()).containsExactly("x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE FULLTEXT INDEX i ON t (a) ALGORITHM=INPLACE | CREATE INDEX | t",
                "CREATE UNIQUE INDEX i USING BTREE ON t (a) LOCK=NONE | CREATE INDEX | t",
                "DROP INDEX `i` ON `t` ALGORITHM=INPLACE | DROP INDEX | `t`",
                "RENAME TABLE a TO b, c TO d | RENAME TABLE | a",
                "OPTIMIZE LOCAL TABLE a, b | OPTIMIZE TABLE | a",
                "ALTER IGNORE TABLE t ADD UNIQUE (a) | ALTER TABLE | t",
                "CREATE TABLE a LIKE b | CREATE TABLE | a",
                "CREATE TABLE a (id int) AS SELECT 1 AS id | CREATE TABLE AS | a",
                "CREATE TABLE a SELECT * FROM b | CREATE TABLE AS | a",
                "CREATE OR REPLACE TABLE a (id int) WITH SYSTEM VERSIONING | CREATE TABLE | a",
                "CREATE DEFINER=`a`@`%` PROCEDURE p() SELECT 1 | CREATE PROCEDURE | p",
                "CREATE ALGORITHM=MERGE VIEW v AS SELECT 1 | CREATE VIEW | v",
                "SELECT 1--1 | SELECT |",
            })
    void other_statements_have_their_kind_and_target(String sql, String kind, String target) {
        Statement read = statement(sql);

        assertThat(read.kind()).isEqualTo(kind);
        assertThat(read.target() == null ? null : read.target().text()).isEqualTo(target);
    }

    @Test
    void sqlite_says_what_kind_of_table_it_is() {
        Script script =
                ScriptReader.read(
                        "a.sql",
                        "CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT, [b c] TEXT NOT NULL) STRICT, WITHOUT ROWID;"
                                + " PRAGMA foreign_keys = OFF;",
                        Dialect.SQLITE);

        assertThat(script.all(Statement.CreateTable.class))
                .singleElement()
                .satisfies(table -> {
                    assertThat(table.options()).containsOnlyKeys("STRICT", "WITHOUT ROWID");
                    assertThat(table.columns()).hasSize(2);
                });
        assertThat(script.all(Statement.SetVariable.class))
                .singleElement()
                .satisfies(set -> assertThat(set.setting()).isEqualTo("foreign_keys"));
    }

    @Test
    void whatever_stands_there_is_read_to_the_end() {
        String[] pieces =
                "ALTER TABLE t|CREATE TABLE t|ADD|DROP|MODIFY|CHANGE|COLUMN|(|)|,|;|`a`|\"b\"|'c'|1|=|KEY|INDEX|UNIQUE|PRIMARY|FOREIGN|REFERENCES|CHECK|CONSTRAINT|DEFAULT|NOT|NULL|PARTITION|BY|ALGORITHM|LOCK|AS|ENUM|CHARACTER|SET|AFTER|FIRST|ON|UPDATE|RENAME|TO|CONVERT|ENGINE|.|/*!50000|*/|BEGIN|END|DELIMITER|-- x\n|#|@|LIKE|SELECT|USING|COMMENT|CREATE INDEX i|DROP INDEX i|OPTIMIZE TABLE"
                        .split("\\|");
        java.util.Random random = new java.util.Random(7);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(14); j >= 0; j--) {
                text.append(pieces[random.nextInt(pieces.length)]).append(' ');
            }
            int cut = text.length() - 1;
            Script read = script(text.toString());
            assertThat(read.statements()).allMatch(each -> each.source().endChar() <= cut + 1);
        }
    }

    @Test
    void a_long_list_of_actions_takes_no_longer_for_each() {
        String columns = "ADD COLUMN a int NOT NULL DEFAULT 5, ".repeat(5_000);

        assertThat(actions(columns + "FORCE")).hasSize(5_001);
    }
}
