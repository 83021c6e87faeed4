package dev.dbguild.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.Found;
import dev.dbguild.model.playbook.Playbook;
import dev.dbguild.model.playbook.Question;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoiceTest {
    private static String chosen(String question) {
        Question asked =
                new Question(question.replace("\\n", "\n"), List.of(), "en", Optional.empty());
        return Choice.of(Found.every(Playbook.class), asked).getClass().getSimpleName();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "ExplainSlowQuery|why is this query slow: SELECT * FROM orders WHERE customer_id = 42",
                "ExplainSlowQuery|Why is SELECT * FROM orders WHERE customer_id = 42 so slow?",
                "ExplainSlowQuery|¿Por qué es lenta esta consulta? SELECT * FROM orders WHERE customer_id = 42",
                "ExplainSlowQuery|SELECT count(*) FROM events",
                "ExplainSlowQuery|why is my query slow?",
                "ExplainSlowQuery|Which index would help select * from orders where status = 'open' order by created_at",
                "DescribeSchema|what is in this schema?",
                "DescribeSchema|What tables are there in demo?",
                "DescribeSchema|¿Qué hay en este esquema?",
                "DescribeSchema|¿Qué tablas tiene la base de datos?",
                "DescribeSchema|Describe the schema",
                "CritiqueSchema|critique this schema: CREATE TABLE t (id int, price float)",
                "CritiqueSchema|create table users (id serial primary key, email text)",
                "CritiqueSchema|review the schema of demo",
                "CritiqueSchema|What is wrong with my schema?",
                "CritiqueSchema|¿Qué opinas de este esquema? CREATE TABLE pedidos (id int, total float)",
                "CritiqueSchema|Revisa el esquema de demo",
                "JudgeMigration|is this migration safe: ALTER TABLE orders ADD COLUMN note text NOT NULL DEFAULT ''",
                "JudgeMigration|ALTER TABLE orders ALTER COLUMN id TYPE bigint",
                "JudgeMigration|Is it safe to run CREATE INDEX i ON orders (customer_id) in production?",
                "JudgeMigration|¿Es segura esta migración? ALTER TABLE orders DROP COLUMN note;",
                "JudgeMigration|Review this migration: CREATE TABLE a (id int); ALTER TABLE b ADD COLUMN a_id int REFERENCES a",
                "CheckHealth|how healthy is this database?",
                "CheckHealth|health check of demo",
                "CheckHealth|¿Cómo está de salud la base de datos?",
                "CheckHealth|¿Qué tal está la base de datos demo?",
                "ReviewIndexes|which indexes are missing or useless?",
                "ReviewIndexes|which indexes does demo need, and which can go?",
                "ReviewIndexes|Are there any unused indexes?",
                "ReviewIndexes|¿Qué índices faltan y cuáles sobran?",
                "ReviewIndexes|¿Hay índices duplicados en demo?",
                "ReviewIndexes|what indexes should I add and which can I drop?",
                "ReviewIndexes|¿qué índices necesita demo y cuáles se pueden borrar?",
                "ReviewIndexes|suggest indexes for demo",
                "ReviewIndexes|which indexes can be dropped?",
                "ReviewIndexes|index advice for demo, please",
                "ReviewIndexes|do we have too many indexes on demo?",
                "ReviewIndexes|¿hay índices que se puedan quitar en demo?",
                "ReviewIndexes|recommend indexes",
                "ReviewIndexes|recomienda índices para demo",
                "ReviewIndexes|what should we index?",
                "TryChanges|what happens if I drop index orders_pkey on demo?",
                "TryChanges|What would happen if we dropped the index events_customer_id_idx?",
                "TryChanges|would an index on orders (customer_id) help?",
                "TryChanges|Would an index on orders.customer_id help?",
                "TryChanges|does a gin index on events using gin (payload) help? index on events using gin (payload)",
                "TryChanges|what if work_mem were 64MB for this query: select distinct note from orders",
                "TryChanges|what if work_mem = 64MB and random_page_cost = 1.1?",
                "TryChanges|what if I run `create index on orders (lower(note))`?",
                "TryChanges|what if orders.id were uuid?",
                "TryChanges|what if I partition orders by range (created_at)?",
                "TryChanges|¿qué pasa si borro el índice orders_pkey?",
                "TryChanges|¿Ayudaría un índice en orders (customer_id)?",
                "TryChanges|¿Qué pasaría si work_mem fuera 64MB?",
                "ReviewIndexes|which index would help the most, and which are useless?",
                "JudgeMigration|is it safe to drop index orders_pkey?",
                "JudgeMigration|what locks if I run create index i on orders (customer_id)",
                "JudgeMigration|drop index orders_pkey",
                "LookUpHow|what happens if two transactions update the same row?",
                "LookUpHow|How do GIN indexes work in PostgreSQL?",
                "LookUpHow|When should I create an index on a jsonb column?",
                "ListSlowQueries|What are the slowest queries?",
                "ListSlowQueries|¿Cuáles son las consultas más lentas?",
                "ShowWhoWaits|who is blocking whom?",
                "ShowWhoWaits|how many connections are open? which active connections are there",
                "ShowWhoWaits|¿Quién bloquea a quién?",
                "AdviseSettings|Which settings should I change?",
                "AdviseSettings|¿Qué valor recomiendas para shared_buffers y work_mem?",
                "AdviseSettings|¿Qué ajustes de memoria recomiendas?",
                "MeasureTables|which tables are the largest?",
                "MeasureTables|¿Cuánto ocupan las tablas?",
                "MeasureTables|Is there bloat?",
                "LookUpHow|How do I choose between offset and keyset pagination?",
                "LookUpHow|¿Cómo configuro los backups automáticos en RDS?",
                "LookUpHow|What is a covering index?",
                "LookUpHow|When should I use a partial index?",
                "LookUpHow|What are the best practices for MongoDB documents?",
                "DescribeForColleagues|Document the demo database",
                "DescribeForColleagues|Integrate the demo database with TypeScript and Prisma: which types for the schema",
                "SayHello|hello",
                "SayHello|Hola, ¿qué puedes hacer?",
                "SayHello|help",
                "CannotTell|???",
            })
    void a_question_finds_its_playbook(String playbook, String question) {
        assertThat(chosen(question)).as(question).isEqualTo(playbook);
    }
}
