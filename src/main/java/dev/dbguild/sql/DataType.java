package dev.dbguild.sql;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The type of a column.
///
/// @param text as written: `VARCHAR(20)`, `numeric(10,2)[]`
/// @param base one name for each type, folded: `character varying`, `integer`, `timestamp with time zone`
/// @param arguments what stands in its parentheses
/// @param array whether it is an array of that type
public record DataType(String text, String base, List<String> arguments, boolean array) {
    /// A schema has many columns of few types.
    private static final java.util.Map<String, DataType> KNOWN =
            new java.util.concurrent.ConcurrentHashMap<>();

    private static final java.util.regex.Pattern BLANKS = java.util.regex.Pattern.compile("\\s+");

    private static final int MOST_KNOWN = 1_000;

    private static final Map<String, String> SYNONYMS =
            Map.ofEntries(
                    Map.entry("int", "integer"),
                    Map.entry("int4", "integer"),
                    Map.entry("int8", "bigint"),
                    Map.entry("int2", "smallint"),
                    Map.entry("serial4", "serial"),
                    Map.entry("serial8", "bigserial"),
                    Map.entry("serial2", "smallserial"),
                    Map.entry("float8", "double precision"),
                    Map.entry("float", "double precision"),
                    Map.entry("float4", "real"),
                    Map.entry("decimal", "numeric"),
                    Map.entry("dec", "numeric"),
                    Map.entry("bool", "boolean"),
                    Map.entry("varchar", "character varying"),
                    Map.entry("char varying", "character varying"),
                    Map.entry("national character varying", "character varying"),
                    Map.entry("nchar varying", "character varying"),
                    Map.entry("char", "character"),
                    Map.entry("nchar", "character"),
                    Map.entry("bpchar", "character"),
                    Map.entry("varbit", "bit varying"),
                    Map.entry("timestamptz", "timestamp with time zone"),
                    Map.entry("timestamp without time zone", "timestamp"),
                    Map.entry("timetz", "time with time zone"),
                    Map.entry("time without time zone", "time"));

    public DataType {
        arguments = List.copyOf(arguments);
    }

    /// The one name of a type that may be called several.
    public static String canonical(String written) {
        String folded = written.toLowerCase(Locale.ROOT).strip();
        if (hasManyBlanks(folded)) {
            folded = BLANKS.matcher(folded).replaceAll(" ");
        }
        String plain = folded.startsWith("pg_catalog.") ? folded.substring(11) : folded;
        return SYNONYMS.getOrDefault(plain, plain);
    }

    private static boolean hasManyBlanks(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == ' ' && text.charAt(i + 1) <= ' ') {
                return true;
            }
        }
        return false;
    }

    /// Reads a type as a column's definition or a catalogue writes it.
    public static DataType read(String written) {
        DataType known = KNOWN.get(written);
        if (known != null) {
            return known;
        }
        DataType read = parse(written);
        if (KNOWN.size() < MOST_KNOWN) {
            KNOWN.put(written, read);
        }
        return read;
    }

    private static DataType parse(String written) {
        Lexer lexer = new Lexer(written, Dialect.POSTGRESQL);
        List<Token> tokens = new java.util.ArrayList<>();
        for (Token token = lexer.next(); token.kind() != TokenKind.END; token = lexer.next()) {
            tokens.add(token);
        }
        DataType type = TypeParser.read(new Cursor(written, tokens));
        return type == null ? new DataType(written, canonical(written), List.of(), false) : type;
    }

    /// Whether it is a shorthand that makes a sequence.
    public boolean isSerial() {
        return base.equals("serial") || base.equals("bigserial") || base.equals("smallserial");
    }

    public boolean is(String name) {
        return !array && base.equals(name);
    }
}
