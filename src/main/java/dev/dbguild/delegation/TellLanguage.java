package dev.dbguild.delegation;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells English from Spanish, also in a question of three words: by small words, by the words of the trade, by
/// endings and by accents. SQL and code are not looked at: their words belong to no language.
final class TellLanguage {
    static final String ENGLISH = "en";
    static final String SPANISH = "es";
    private static final Pattern CODE = Pattern.compile("(?s)```.*?(```|$)|`[^`\n]*`");
    private static final Pattern SQL =
            Pattern.compile(
                    "(?is)\\b(select\\s.+?\\sfrom|insert\\s+into|update\\s+\\S+\\s+set|delete\\s+from|create\\s+(unique"
                            + "\\s+)?(table|index)|alter\\s+table|drop\\s+(table|index))\\b[^;?]*");
    private static final Pattern BREAKS = Pattern.compile("[^\\p{L}]+");
    private static final Pattern SPANISH_MARKS = Pattern.compile("[¿¡ñ]|[áéíóú]");
    private static final Pattern SPANISH_ENDINGS =
            Pattern.compile(".{3,}(cion|ciones|miento|mientos|idad|idades|ando|iendo|ados|adas)");
    private static final Pattern ENGLISH_ENDINGS =
            Pattern.compile(".{3,}(tion|tions|ing|ness|ment)");
    private static final Set<String> SPANISH_WORDS =
            Words.set(
                    "el la los las del que y en para con una un unos unas por es son esta este estas estos esa ese esos"
                            + " eso esto como cual cuales cuando donde cuanto cuantos cuantas porque mi mis tu tus su"
                            + " sus se si lo le les al hay tengo tiene tienen puedo puede debo debe quiero necesito"
                            + " falta faltan sobra sobran usa usan usar hacer crear borrar revisar revisa mejorar"
                            + " muestra muestrame dime explica explicame analiza disena optimizar consulta consultas"
                            + " tabla tablas indice indices esquema esquemas datos lenta lentas lento lentos segura"
                            + " seguro bloqueo bloqueos fila filas columna columnas clave claves copia copias vista"
                            + " vistas salud rendimiento servidor pedidos clientes hola gracias ayuda sin mas muy pero"
                            + " tan tarda tardan mucho grande grandes hueco espacio memoria conexiones");
    private static final Set<String> ENGLISH_WORDS =
            Words.set(
                    "the and of to for with is are was were when you on that this these those it its an how what which"
                            + " who why my your our does do did can could should would from by be been not or if me"
                            + " have has there their them will need want use using used between into about show tell"
                            + " explain check review find list give help hello hi thanks please make write design slow"
                            + " fast missing unused safe healthy query queries table tables index indexes schema"
                            + " database databases row rows column columns key keys lock locks health performance"
                            + " server biggest largest too much many big");

    private TellLanguage() {}

    /// `en` or `es`; empty when nothing tells.
    static Optional<String> of(String text) {
        String prose = SQL.matcher(CODE.matcher(text).replaceAll(" ")).replaceAll(" ");
        long marks =
                SPANISH_MARKS.matcher(prose.toLowerCase(java.util.Locale.ROOT)).results().count();
        long balance =
                2 * marks
                        + BREAKS.splitAsStream(Words.plain(prose))
                                .mapToInt(TellLanguage::weight)
                                .sum();
        if (balance == 0) {
            return Optional.empty();
        }
        return Optional.of(balance > 0 ? SPANISH : ENGLISH);
    }

    /// Above 0 for Spanish, below for English.
    private static int weight(String word) {
        boolean spanish = SPANISH_WORDS.contains(word);
        boolean english = ENGLISH_WORDS.contains(word);
        if (spanish || english) {
            return (spanish ? 2 : 0) - (english ? 2 : 0);
        }
        return (SPANISH_ENDINGS.matcher(word).matches() ? 1 : 0)
                - (ENGLISH_ENDINGS.matcher(word).matches() ? 1 : 0);
    }
}
