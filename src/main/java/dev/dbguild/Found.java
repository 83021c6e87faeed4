package dev.dbguild;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Finds every implementation of a contract: a rule, tool, check, engine or playbook exists because its one file exists.
///
/// The build writes classes that make the implementations of each contract ([FoundMakers]), for to look for them would
/// take a short command longer than its work; the command line and the server see the same things. An implementation
/// is a concrete top-level class with a constructor that takes no arguments and is not private; neither has to be
/// public. Order is by class name.
public final class Found {
    static final String MAKERS = "dev.dbguild.app.FoundEverywhere";

    private static final Makers EVERYWHERE = everywhere();
    private static final Map<Class<?>, List<?>> EVERY = new ConcurrentHashMap<>();

    private Found() {}

    /// What the build writes, in the layer that may know all others.
    public interface Makers {
        /// @param contract the name of an interface
        /// @param to gets one of each of its implementations
        void add(String contract, List<Object> to);
    }

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
        EVERYWHERE.add(contract.getName(), made);
        if (made.isEmpty()) {
            throw broken("no " + contract.getSimpleName() + " is listed");
        }
        made.sort((one, other) -> name(one).compareTo(name(other)));
        return List.copyOf(made);
    }

    private static String name(Object made) {
        return made.getClass().getName();
    }

    private static Makers everywhere() {
        try {
            return (Makers) Class.forName(MAKERS).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw broken("the list of implementations is missing").causedBy(e);
        }
    }

    private static Problem broken(String what) {
        return new Problem(Code.INTERNAL, what, "build again with ./mvnw clean package");
    }
}
