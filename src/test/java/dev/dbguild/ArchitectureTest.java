package dev.dbguild;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The borders of the code: which package may know which, and where each library may be used.
class ArchitectureTest {
    private static final String ROOT = "dev.dbguild";

    /// Lowest first; a package may use only packages of lower rows, or itself.
    private static final List<List<String>> LAYERS =
            List.of(
                    List.of(""),
                    List.of("sql"),
                    List.of("schema", "plan", "finding"),
                    List.of("engine", "definition"),
                    List.of("lab"),
                    List.of("review", "advise"),
                    List.of("tool"),
                    List.of("delegation"),
                    List.of("agent"),
                    List.of("api", "cli", "store", "model", "engine.*"),
                    List.of("app"));

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(ROOT);

    @Test
    void the_borders_are_checked_on_the_whole_code() {
        assertThat(CLASSES.size()).isGreaterThan(40);
    }

    @Test
    void data_flows_one_way_through_the_layers() {
        ArchRuleDefinition.classes().should(onlyUseLowerLayers()).check(CLASSES);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("dev.dbguild.(*)..").should().beFreeOfCycles().check(withoutEngines());
    }

    @Test
    void surfaces_do_not_call_each_other() {
        slices().matching("dev.dbguild.api.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource({
        "net.sf.jsqlparser.., dev.dbguild.sql..",
        "org.postgresql.., dev.dbguild.engine.postgres..",
        "org.mariadb.., dev.dbguild.engine.mysql..",
        "org.sqlite.., dev.dbguild.engine.sqlite..",
        "com.mongodb.., dev.dbguild.engine.mongodb..",
        "org.yaml.., dev.dbguild.definition..",
        "dev.langchain4j.., dev.dbguild.model..",
        "org.apache.commons.cli.., dev.dbguild.cli..",
    })
    void a_library_is_used_in_one_place_only(String library, String place) {
        noClasses()
                .that()
                .resideOutsideOfPackage(place)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CLASSES);
    }

    @Test
    void only_the_server_knows_quarkus() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.dbguild.api..", "dev.dbguild.app..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus.runtime..",
                        "io.quarkus.arc..",
                        "jakarta.ws.rs..",
                        "jakarta.enterprise..",
                        "jakarta.inject..")
                .check(CLASSES);
    }

    @Test
    void a_name_says_what_a_class_does_and_not_that_it_is_a_place() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Service)")
                .check(CLASSES);
    }

    private static JavaClasses withoutEngines() {
        return CLASSES.that(
                com.tngtech.archunit.base.DescribedPredicate.describe(
                        "outside the engines",
                        type -> !type.getPackageName().startsWith(ROOT + ".engine.")));
    }

    private static ArchCondition<JavaClass> onlyUseLowerLayers() {
        return new ArchCondition<>("only use lower layers") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(use -> use.getTargetClass().getPackageName().startsWith(ROOT))
                        .filter(use -> !allowed(use))
                        .forEach(use ->
                                events.add(
                                        SimpleConditionEvent.violated(type, use.getDescription())));
            }
        };
    }

    private static boolean allowed(Dependency use) {
        String from = layerOf(use.getOriginClass());
        String to = layerOf(use.getTargetClass());
        return from.equals(to) || rank(from) > rank(to);
    }

    private static int rank(String layer) {
        return RANKS.getOrDefault(layer, -1);
    }

    private static final Map<String, Integer> RANKS = ranks();

    private static Map<String, Integer> ranks() {
        Map<String, Integer> ranks = new java.util.HashMap<>();
        for (int rank = 0; rank < LAYERS.size(); rank++) {
            for (String layer : LAYERS.get(rank)) {
                ranks.put(layer, rank);
            }
        }
        return ranks;
    }

    private static String layerOf(JavaClass type) {
        String name = type.getPackageName();
        if (name.equals(ROOT)) {
            return "";
        }
        String inner = name.substring(ROOT.length() + 1);
        String layer = inner.startsWith("engine.") ? "engine.*" : inner.split("\\.")[0];
        if (!RANKS.containsKey(layer)) {
            throw new AssertionError(
                    "package '" + name + "' has no layer: add it to LAYERS and to architecture.md");
        }
        return layer;
    }
}
