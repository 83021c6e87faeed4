package dev.dbguild.definition;

import dev.dbguild.Code;
import dev.dbguild.Json;
import dev.dbguild.Problem;
import io.quarkus.qute.Engine;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.ValueResolver;
import io.quarkus.qute.Variant;
import java.io.Reader;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The texts of one guild, rendered: every `prompts/<language>/<name>.md` is a Qute template. Thread-safe.
///
/// Rendering is strict: a template that names data which is not there fails instead of printing nothing. What it is
/// given enters as data only and is never read as a template. Figures are written as the language writes them.
public final class Wording {
    /// A key that data has is meant, even where it is called as a property that every map has: `size`, `keys`.
    private static final ValueResolver OWN_KEYS =
            ValueResolver.builder()
                    .priority(100)
                    .appliesTo(Wording::namesItsKey)
                    .resolveSync(context -> ((Map<?, ?>) context.getBase()).get(context.getName()))
                    .build();

    private final List<Prompt> prompts;
    private final Map<String, Engine> engines = new ConcurrentHashMap<>();
    private final Map<Prompt, Template> templates = new ConcurrentHashMap<>();

    public Wording(List<Prompt> prompts) {
        this.prompts = List.copyOf(prompts);
    }

    /// The prompt in this language (else in English) with its data filled in, without blank space at either end.
    ///
    /// @param data records, maps, lists, strings, numbers and booleans, by the names the template uses
    public String say(String name, String language, Map<String, ?> data) {
        Prompt prompt = prompt(name, language);
        try {
            return template(prompt).data(Json.map(data)).render().strip();
        } catch (TemplateException e) {
            throw new Problem(
                            Code.BAD_DEFINITION,
                            "prompt '" + name + "' cannot be worded: " + e.getMessage(),
                            "mend " + prompt.file())
                    .with("file", prompt.file())
                    .causedBy(e);
        }
    }

    /// The parsed template, for tests that compare what two languages use.
    Template template(Prompt prompt) {
        return templates.computeIfAbsent(
                prompt, p -> engine(p.language()).parse(p.text(), null, p.file()));
    }

    private Prompt prompt(String name, String language) {
        return find(name, language)
                .or(() -> find(name, "en"))
                .orElseThrow(() ->
                        new Problem(
                                        Code.BAD_DEFINITION,
                                        "there is no prompt '" + name + "'",
                                        "add prompts/en/" + name + ".md")
                                .with("prompt", name));
    }

    private Optional<Prompt> find(String name, String language) {
        return prompts.stream()
                .filter(prompt -> prompt.name().equals(name) && prompt.language().equals(language))
                .findFirst();
    }

    private Engine engine(String language) {
        return engines.computeIfAbsent(language, this::build);
    }

    private Engine build(String language) {
        Locale locale = Locale.forLanguageTag(language);
        var builder = Engine.builder().addDefaults().strictRendering(true);
        builder.addValueResolver(OWN_KEYS);
        Figures.in(locale).forEach(builder::addValueResolver);
        Phrases.all().forEach(builder::addValueResolver);
        builder.addLocator(name -> included(name, language));
        return builder.build();
    }

    /// Another prompt of the same language, for `{#include name … /}`.
    private Optional<TemplateLocation> included(String name, String language) {
        return find(name, language).map(Included::new);
    }

    private record Included(Prompt prompt) implements TemplateLocation {
        @Override
        public Reader read() {
            return new StringReader(prompt.text().strip());
        }

        @Override
        public Optional<Variant> getVariant() {
            return Optional.empty();
        }
    }

    private static boolean namesItsKey(EvalContext context) {
        return context.getParams().isEmpty()
                && context.getBase() instanceof Map<?, ?> map
                && map.containsKey(context.getName());
    }
}
