package dev.dbguild;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Finds every implementation of a contract: a rule, tool, check, engine or playbook exists because its one file exists.
///
/// The build lists the implementations of each contract in `META-INF/found/` ([FoundLists]); to read a list takes no
/// container, so the command line and the server see the same things. An implementation is a concrete top-level
/// class with a constructor that takes no arguments; neither has to be public. Order is by class name.
public final class Found {
    static final String LISTS = "META-INF/found";

    private static final Map<Class<?>, List<?>> EVERY = new ConcurrentHashMap<>();

    private Found() {}

    /// One instance of every implementation of `contract`, made once and shared by all threads.
    @SuppressWarnings("unchecked") // they were cast when they were made
    public static <T> List<T> every(Class<T> contract) {
        return (List<T>) EVERY.computeIfAbsent(contract, Found::make);
    }

    /// Those that somebody asked for already: what is to be closed need not be made for it.
    @SuppressWarnings("unchecked") // they were cast when they were made
    public static <T> List<T> made(Class<T> contract) {
        return (List<T>) EVERY.getOrDefault(contract, List.of());
    }

    private static List<?> make(Class<?> contract) {
        List<Object> made = new ArrayList<>();
        for (String name : names(contract)) {
            made.add(contract.cast(instance(name)));
        }
        return List.copyOf(made);
    }

    private static Object instance(String name) {
        try {
            Constructor<?> constructor =
                    Class.forName(name, true, loader()).getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw broken("'" + name + "' is listed but cannot be made").causedBy(e);
        }
    }

    private static List<String> names(Class<?> contract) {
        List<String> names = new ArrayList<>();
        try {
            for (URL list : places(LISTS + "/" + contract.getName())) {
                try (InputStream in = list.openStream()) {
                    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    names.addAll(text.lines().toList());
                }
            }
        } catch (IOException e) {
            throw broken("the list of every " + contract.getSimpleName() + " cannot be read")
                    .causedBy(e);
        }
        if (names.isEmpty()) {
            throw broken("no " + contract.getSimpleName() + " is listed");
        }
        Collections.sort(names);
        return names;
    }

    private static Problem broken(String what) {
        return new Problem(Code.INTERNAL, what, "build again with ./mvnw clean package");
    }

    /// A package holds the one list there is, and looking for more would open every jar of the class path; classes
    /// in folders are those of a build under test, whose tests have lists too.
    private static List<URL> places(String list) throws IOException {
        URL first = loader().getResource(list);
        return first != null && first.getProtocol().equals("jar")
                ? List.of(first)
                : Collections.list(loader().getResources(list));
    }

    private static ClassLoader loader() {
        return Found.class.getClassLoader();
    }
}
