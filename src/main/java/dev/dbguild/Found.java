package dev.dbguild;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.CompositeIndex;
import org.jboss.jandex.IndexReader;
import org.jboss.jandex.IndexView;

/// Finds every implementation of a contract: a rule, tool, check, engine or playbook exists because its one file exists.
///
/// The build writes an index of classes to `META-INF/dbguild.idx`; reading it takes milliseconds and needs no
/// container, so the command line and the server see the same things. An implementation is a concrete top-level
/// class with a constructor that takes no arguments; neither has to be public. Order is by class name.
public final class Found {
    private static final String INDEX = "META-INF/dbguild.idx";
    private static final Map<Class<?>, List<?>> EVERY = new ConcurrentHashMap<>();
    private static final IndexView INDEX_OF_ALL = CompositeIndex.create(indexes());

    private Found() {}

    /// One instance of every implementation of `contract`, made once and shared by all threads.
    public static <T> List<T> every(Class<T> contract) {
        return EVERY.computeIfAbsent(contract, Found::make).stream().map(contract::cast).toList();
    }

    /// Reads the class index, so that who asks later need not wait for it.
    public static void prepare() {
        Objects.requireNonNull(INDEX_OF_ALL); // read when this class is loaded
    }

    private static List<?> make(Class<?> contract) {
        return INDEX_OF_ALL.getAllKnownImplementations(contract).stream()
                .filter(Found::isConcrete)
                .map(info -> info.name().toString())
                .distinct()
                .sorted(Comparator.naturalOrder())
                .map(Found::instance)
                .toList();
    }

    private static boolean isConcrete(ClassInfo info) {
        return !Modifier.isAbstract(info.flags())
                && !info.isInterface()
                && !info.isRecord()
                && info.nestingType() == ClassInfo.NestingType.TOP_LEVEL
                && info.hasNoArgsConstructor();
    }

    private static Object instance(String name) {
        try {
            Constructor<?> constructor =
                    Class.forName(name, true, loader()).getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new Problem(
                            Code.INTERNAL,
                            "'" + name + "' is in the class index but cannot be made",
                            "build again with ./mvnw clean package")
                    .causedBy(e);
        }
    }

    private static List<IndexView> indexes() {
        List<IndexView> found = new ArrayList<>();
        try {
            for (URL url : places()) {
                try (InputStream in = url.openStream()) {
                    found.add(new IndexReader(in).read());
                }
            }
        } catch (IOException e) {
            throw new Problem(
                            Code.INTERNAL,
                            "the class index cannot be read",
                            "build again with ./mvnw clean package")
                    .causedBy(e);
        }
        return List.copyOf(found);
    }

    /// A package holds the one index there is, and looking for more would open every jar of the class path; classes
    /// in folders are those of a build under test, whose tests have an index too.
    private static List<URL> places() throws IOException {
        URL first = loader().getResource(INDEX);
        return first != null && first.getProtocol().equals("jar")
                ? List.of(first)
                : Collections.list(loader().getResources(INDEX));
    }

    private static ClassLoader loader() {
        return Found.class.getClassLoader();
    }
}
