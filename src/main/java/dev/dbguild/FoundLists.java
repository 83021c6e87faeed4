package dev.dbguild;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.CompositeIndex;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Index;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Indexer;

/// A step of the build: writes into a folder of classes, for each contract, the list of those that implement it, which
/// [Found] reads.
public final class FoundLists {
    private FoundLists() {}

    /// @param folders the folder that gets the lists, then those that hold contracts of its classes
    public static void main(String... folders) throws IOException {
        List<IndexView> indexes = new ArrayList<>();
        for (String folder : folders) {
            indexes.add(index(Path.of(folder)));
        }
        IndexView all = CompositeIndex.create(indexes);
        Set<DotName> own = names(indexes.getFirst());
        Path lists = Files.createDirectories(Path.of(folders[0], Found.LISTS));
        clear(lists);
        for (ClassInfo contract : all.getKnownClasses()) {
            write(lists.resolve(contract.name().toString()), implementations(contract, all, own));
        }
    }

    private static Index index(Path folder) throws IOException {
        Indexer indexer = new Indexer();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    indexer.index(in);
                }
            }
        }
        return indexer.complete();
    }

    private static Set<DotName> names(IndexView index) {
        return index.getKnownClasses().stream().map(ClassInfo::name).collect(Collectors.toSet());
    }

    private static Set<String> implementations(
            ClassInfo contract, IndexView all, Set<DotName> own) {
        return !contract.isInterface()
                ? Set.of()
                : all.getAllKnownImplementations(contract.name()).stream()
                        .filter(info -> own.contains(info.name()) && isConcrete(info))
                        .map(info -> info.name().toString())
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isConcrete(ClassInfo info) {
        return !Modifier.isAbstract(info.flags())
                && !info.isInterface()
                && !info.isRecord()
                && info.nestingType() == ClassInfo.NestingType.TOP_LEVEL
                && info.hasNoArgsConstructor();
    }

    private static void write(Path list, Set<String> names) throws IOException {
        if (!names.isEmpty()) {
            Files.write(list, names);
        }
    }

    /// A class that is gone must not stay in a list.
    private static void clear(Path lists) throws IOException {
        try (Stream<Path> old = Files.list(lists)) {
            old.forEach(FoundLists::delete);
        }
    }

    private static void delete(Path list) {
        try {
            Files.delete(list);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
