package dev.dbguild.definition;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.definition.ReviewSection.Vocabulary;
import dev.dbguild.definition.Settings.TargetSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `dbguild.yaml`; everything that is wrong with it is told together.
///
/// ```yaml
/// targets:
///   - name: shop
///     engine: postgresql          # may be left out where the URL tells
///     url: jdbc:postgresql://db.internal:5432/shop
///     user: shop_reader
///     passwordEnv: SHOP_PASSWORD  # or: password: ${SHOP_PASSWORD}
/// models:
///   sonnet: builtin
/// gate:
///   most-cost: 5000000
///   roles: warn
///   values: literals-and-samples
/// review:
///   server-version: 16
///   rules:
///     rename-column: error
///   hot-tables: [orders]
///   large-tables:
///     events: 400_000_000
/// ```
public final class SettingsReader {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    private final Map<String, String> environment;
    private final Supplier<Vocabulary> vocabulary;
    private final Notes notes;
    private final Set<String> names = new HashSet<>();

    private SettingsReader(
            Map<String, String> environment, Supplier<Vocabulary> vocabulary, Notes notes) {
        this.environment = environment;
        this.vocabulary = vocabulary;
        this.notes = notes;
    }

    /// The settings of `file`, [Settings#NONE] when there is no such file.
    ///
    /// Mistakes are one [Code#BAD_SETTING] with the field `mistakes`: a line for each, with its place and cure.
    public static Settings read(Path file, Map<String, String> environment) {
        return read(file, environment, () -> Vocabulary.ANY);
    }

    /// The same, and the names in the section `review`, where there is one, are held against those that there are.
    public static Settings read(
            Path file, Map<String, String> environment, Supplier<Vocabulary> vocabulary) {
        return read(
                file,
                (fields, notes) ->
                        new SettingsReader(environment, vocabulary, notes).settings(fields));
    }

    /// Only the section `review`: what else is in the file, and whether its variables are set, does not matter.
    public static ReviewSection review(Path file, Supplier<Vocabulary> vocabulary) {
        return read(
                        file,
                        (fields, notes) ->
                                new Settings(
                                        List.of(),
                                        Map.of(),
                                        review(fields, vocabulary, notes),
                                        GateSection.NONE))
                .review();
    }

    private static Settings read(Path file, BiFunction<StrictFields, Notes, Settings> reader) {
        if (!Files.exists(file)) {
            return Settings.NONE;
        }
        String name = String.valueOf(file.getFileName());
        Notes notes = new Notes(name);
        Optional<SourceText> text = SourceText.of(name, bytes(file), notes);
        Settings settings =
                text.filter(source -> !source.isBlank())
                        .flatMap(source -> StrictFields.document(source, notes))
                        .map(fields -> reader.apply(fields, notes))
                        .orElse(Settings.NONE);
        if (notes.anyError()) {
            throw problem(file, notes.all());
        }
        return settings;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Problem(
                            Code.BAD_SETTING,
                            "the settings '" + file + "' cannot be read",
                            "check that it is a file and its permissions")
                    .with("file", file.toString())
                    .causedBy(e);
        }
    }

    private static Problem problem(Path file, List<Diagnostic> notes) {
        List<String> mistakes = notes.stream().map(SettingsReader::line).toList();
        String count = mistakes.size() == 1 ? "a mistake" : mistakes.size() + " mistakes";
        return new Problem(
                        Code.BAD_SETTING,
                        "'" + file + "' has " + count + ":\n" + String.join("\n", mistakes),
                        "mend the lines that are named")
                .with("file", file.toString())
                .with("mistakes", mistakes);
    }

    private static String line(Diagnostic note) {
        return note.file() + ":" + note.line() + ": " + note.message() + " (" + note.cure() + ")";
    }

    private Settings settings(StrictFields fields) {
        fields.known("targets", "models", "review", "gate");
        List<TargetSetting> targets = fields.maps("targets").stream().map(this::target).toList();
        return new Settings(
                targets,
                fields.map("models").map(StrictFields::texts).orElse(Map.of()),
                review(fields, vocabulary, notes),
                fields.map("gate").map(SettingsReader::gate).orElse(GateSection.NONE));
    }

    private static GateSection gate(StrictFields section) {
        section.known("most-cost", "roles", "values");
        return new GateSection(
                section.has("most-cost") ? Double.valueOf(section.number("most-cost", 1)) : null,
                section.has("roles")
                        ? section.oneOf("roles", List.of("warn", "refuse"), null)
                        : null,
                section.has("values")
                        ? section.oneOf(
                                "values",
                                List.of("never", "literals-and-samples", "everything"),
                                null)
                        : null);
    }

    private static ReviewSection review(
            StrictFields fields, Supplier<Vocabulary> vocabulary, Notes notes) {
        return fields.map("review")
                .map(section -> new ReviewSectionReader(section, vocabulary.get(), notes).read())
                .orElse(ReviewSection.NONE);
    }

    private TargetSetting target(StrictFields fields) {
        fields.known("name", "engine", "url", "user", "password", "passwordEnv", "description");
        String url = url(fields);
        return new TargetSetting(
                name(fields),
                engine(fields, url),
                url,
                text(fields, "user").orElse(null),
                password(fields).orElse(null),
                fields.optional("description").orElse(""));
    }

    private String name(StrictFields fields) {
        String name = fields.required("name");
        if (fields.has("name") && !name.matches("[a-z0-9][a-z0-9_-]{0,62}")) {
            notes.error(
                    fields.spot("name"),
                    "'" + name + "' cannot name a target",
                    "use 1 to 63 of a-z, 0-9, '-', '_'");
        } else if (!name.isEmpty() && !names.add(name)) {
            notes.error(
                    fields.spot("name"),
                    "two targets are named '" + name + "'",
                    "rename one of them");
        }
        return name;
    }

    private String url(StrictFields fields) {
        String url = fields.has("url") ? text(fields, "url").orElse("") : fields.required("url");
        if (url.matches("(?i).*//[^/@]*:[^/@]*@.*|.*[?&;](user|password|pwd)=.*")) {
            notes.error(
                    fields.spot("url"),
                    "the URL holds credentials, and URLs are shown",
                    "move them to 'user:' and 'passwordEnv:'");
        }
        return url;
    }

    private static String engine(StrictFields fields, String url) {
        return fields.oneOf("engine", EngineUrl.ENGINES, EngineUrl.engine(url).orElse(null));
    }

    private Optional<String> password(StrictFields fields) {
        Optional<String> variable = fields.optional("passwordEnv");
        if (variable.isEmpty()) {
            return text(fields, "password");
        }
        if (fields.has("password")) {
            notes.error(
                    fields.spot("password"),
                    "there are both 'password' and 'passwordEnv'",
                    "remove one of them");
        }
        return Optional.of(variable(variable.get(), fields.spot("passwordEnv")));
    }

    /// A text in which `${NAME}` stands for an environment variable.
    private Optional<String> text(StrictFields fields, String name) {
        return fields.optional(name).map(text -> filled(text, fields.spot(name)));
    }

    private String filled(String text, Spot at) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(variable(found.group(1), at)));
    }

    private String variable(String name, Spot at) {
        String value = environment.get(name);
        if (value == null) {
            notes.error(
                    at,
                    "the environment variable '" + name + "' is not set",
                    "export " + name + "=… before starting dbguild");
            return "";
        }
        return value;
    }
}
