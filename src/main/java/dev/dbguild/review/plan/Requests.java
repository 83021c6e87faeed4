package dev.dbguild.review.plan;

import dev.dbguild.Code;
import dev.dbguild.Found;
import dev.dbguild.Problem;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads change requests by the forms of all kinds.
final class Requests {
    private static final List<ChangeKind> KINDS = Found.every(ChangeKind.class);
    private static final Map<ChangeKind, List<Form>> FORMS =
            KINDS.stream()
                    .collect(
                            Collectors.toMap(
                                    kind -> kind,
                                    kind -> kind.forms().stream().map(Form::of).toList()));
    private static final int MOST_SHOWN = 3;
    private static final int LONGEST = 2_000;
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /// What people say around a request.
    private static final Pattern OPENING =
            Pattern.compile(
                    "\\A(?:\\s|please|por favor|can you|could you|how (?:do|can|should) (?:i|we)|(?:i|we) (?:want|need|would like) to"
                            + "|(?:quiero|queremos|necesito|necesitamos|puedes|como puedo|cómo puedo|hay que)"
                            + "|(?:make|write|give me|create|generate) (?:me )?a (?:migration )?plan (?:to|for)"
                            + "|plan(?: a migration)?(?: to| for)?(?= )|migration:|plan:|¿|¡)+",
                    FLAGS);

    private static final Pattern CLOSING =
            Pattern.compile(
                    "(?:\\s|[.?!;]|,?\\s*(?:please|por favor|safely|online|with(?:out| no| zero) (?:any )?(?:down\\s?time|locks?|locking|blocking(?: anyone| anybody| writes?)?|an outage)"
                            + "|sin (?:parada|paradas|cortes?|bloqueos?|bloquear(?: nada| a nadie)?|downtime|tiempo de inactividad|interrupci[oó]n(?:es)?|parar (?:el servicio|la base))"
                            + "|de forma segura|con seguridad))+\\z",
                    FLAGS);
    private static final Pattern ARROW = Pattern.compile("\\s*(?:→|->|=>)\\s*");

    private Requests() {}

    static List<ChangeKind> kinds() {
        return KINDS;
    }

    /// @throws Problem [Code#BAD_ARGUMENT] with the forms that come closest
    static Wish read(String request) {
        return find(plain(request)).orElseThrow(() -> notUnderstood(request));
    }

    private static Optional<Wish> find(String plain) {
        return KINDS.stream()
                .flatMap(kind ->
                        FORMS.getOrDefault(kind, List.of()).stream()
                                .flatMap(form -> form.read(plain).stream())
                                .map(values -> new Wish(kind, values)))
                .findFirst();
    }

    /// A wish of named parts, as programs give it.
    static Wish of(String kind, Map<String, String> values) {
        String id = kind.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
        return KINDS.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .map(each -> new Wish(each, values))
                .orElseThrow(() ->
                        new Problem(
                                        Code.BAD_ARGUMENT,
                                        "there is no plan of kind '" + kind + "'",
                                        "use one of: " + ids())
                                .with("argument", "kind"));
    }

    private static String ids() {
        return KINDS.stream().map(ChangeKind::id).collect(Collectors.joining(", "));
    }

    private static String plain(String request) {
        if (request.isBlank() || request.length() > LONGEST) {
            throw new Problem(
                            Code.BAD_ARGUMENT,
                            request.isBlank()
                                    ? "the change request is empty"
                                    : "the change request is longer than "
                                            + LONGEST
                                            + " characters",
                            "say for example: rename column users.name to full_name")
                    .with("argument", "request");
        }
        String opened = OPENING.matcher(request).replaceFirst("");
        String closed = CLOSING.matcher(opened).replaceFirst("");
        return ARROW.matcher(closed).replaceAll(" to ").strip();
    }

    private static Problem notUnderstood(String request) {
        Set<String> said = words(request);
        String closest =
                KINDS.stream()
                        .sorted(
                                Comparator.comparingDouble(
                                        (ChangeKind kind) -> -likeness(kind, said)))
                        .limit(MOST_SHOWN)
                        .map(kind -> Form.of(kind.forms().getFirst()).shown())
                        .collect(Collectors.joining("; or: "));
        String shown = request.length() > 80 ? request.substring(0, 80) + "…" : request;
        return new Problem(
                        Code.BAD_ARGUMENT,
                        "'" + shown.strip() + "' is no change request that is known",
                        "say it as: " + closest)
                .with("argument", "request")
                .with(
                        "forms",
                        KINDS.stream()
                                .map(kind -> Form.of(kind.forms().getFirst()).shown())
                                .toList());
    }

    private static double likeness(ChangeKind kind, Set<String> said) {
        return kind.forms().stream()
                .mapToDouble(
                        form -> overlap(words(form.replaceAll("\\{\\w+\\}|[\\[\\]]", "")), said))
                .max()
                .orElse(0);
    }

    private static double overlap(Set<String> form, Set<String> said) {
        long common = form.stream().filter(said::contains).count();
        return common + common / (1.0 + form.size());
    }

    private static Set<String> words(String text) {
        return new HashSet<>(
                Arrays.asList(
                        text.toLowerCase(Locale.ROOT).replace('_', ' ').split("[^\\p{L}\\p{N}]+")));
    }
}
