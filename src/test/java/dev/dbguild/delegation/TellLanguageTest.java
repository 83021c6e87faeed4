package dev.dbguild.delegation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TellLanguageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "índices sin usar",
                "indices sin usar",
                "consulta lenta",
                "tablas más grandes",
                "por que es lenta esta consulta",
                "¿qué índices faltan?",
                "hola",
                "optimización de PostgreSQL",
                "bloqueos en el servidor",
                "¿Es segura? ALTER TABLE orders ADD COLUMN when_to_use text NOT NULL",
                "migración del esquema de la tienda",
                "copias de seguridad en RDS",
                "dime el tamaño de orders",
                "¿Por qué tarda tanto SELECT * FROM orders WHERE status = 'open' AND id IN (1, 2)?"
            })
    void spanish_is_told_from_few_words(String question) {
        assertThat(TellLanguage.of(question)).contains("es");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unused indexes",
                "slow query",
                "is this safe?",
                "hello",
                "why is this slow",
                "health of demo",
                "table sizes",
                "partitioning",
                "how do I migrate?",
                "Why is SELECT * FROM pedidos WHERE cliente_id = 7 slow?",
                "which indexes does demo need, and which can go?"
            })
    void english_is_told_from_few_words(String question) {
        assertThat(TellLanguage.of(question)).contains("en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "PostgreSQL", "select a, b from t where c = 1", "`the index`"})
    void where_nothing_tells_nothing_is_told(String question) {
        assertThat(TellLanguage.of(question)).isEmpty();
    }
}
