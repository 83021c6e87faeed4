package dev.dbguild;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.CompositeIndex;
import org.jboss.jandex.Index;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Indexer;
import org.jboss.jandex.MethodInfo;

/// A step of the build: writes the classes that make every implementation of a contract for [Found]. Each package gets
/// one, for implementations are hidden in theirs, and one class asks them all.
public final class FoundMakers {
    private static final String NAME = "FoundHere";
    private static final ClassDesc LIST = List.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc ADD =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String, LIST);
    private static final MethodTypeDesc SAME =
            MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object);

    private FoundMakers() {}

    /// @param folders the folder that gets the classes, then those that hold more contracts and implementations
    public static void main(String... folders) throws IOException {
        Path target = Path.of(folders[0]);
        clear(target);
        List<IndexView> indexes = new ArrayList<>();
        for (String folder : folders) {
            indexes.add(index(Path.of(folder)));
        }
        SortedMap<String, SortedMap<String, List<String>>> packages =
                implementations(CompositeIndex.create(indexes));
        for (var each : packages.entrySet()) {
            write(target, each.getKey() + "." + NAME, type -> here(type, each.getValue()));
        }
        write(target, Found.MAKERS, type -> everywhere(type, packages.keySet()));
    }

    /// A package that holds no implementation any more must not keep its class.
    private static void clear(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.endsWith(NAME + ".class")).forEach(FoundMakers::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

    /// By package and contract.
    private static SortedMap<String, SortedMap<String, List<String>>> implementations(
            IndexView all) {
        SortedMap<String, SortedMap<String, List<String>>> packages = new TreeMap<>();
        for (ClassInfo contract : all.getKnownClasses()) {
            if (contract.isInterface()) {
                for (ClassInfo each : all.getAllKnownImplementations(contract.name())) {
                    if (isConcrete(each)) {
                        packages.computeIfAbsent(
                                        each.name().packagePrefix(), name -> new TreeMap<>())
                                .computeIfAbsent(
                                        contract.name().toString(), name -> new ArrayList<>())
                                .add(each.name().toString());
                    }
                }
            }
        }
        return packages;
    }

    private static boolean isConcrete(ClassInfo info) {
        MethodInfo constructor = info.method("<init>");
        return !Modifier.isAbstract(info.flags())
                && !info.isInterface()
                && !info.isRecord()
                && info.nestingType() == ClassInfo.NestingType.TOP_LEVEL
                && constructor != null
                && !Modifier.isPrivate(constructor.flags());
    }

    private static void write(Path folder, String name, Consumer<ClassBuilder> content)
            throws IOException {
        Path file = folder.resolve(name.replace('.', '/') + ".class");
        Files.createDirectories(file.getParent());
        ClassFile.of()
                .buildTo(
                        file,
                        ClassDesc.of(name),
                        type -> content.accept(type.withFlags(ClassFile.ACC_PUBLIC)));
    }

    private static void here(ClassBuilder type, Map<String, List<String>> contracts) {
        type.withMethodBody(
                "add",
                ADD,
                ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                code -> {
                    contracts.forEach((contract, names) -> add(code, contract, names));
                    code.return_();
                });
    }

    /// Adds one of each to the list when the contract is the one that is asked for.
    private static void add(CodeBuilder code, String contract, List<String> names) {
        Label next = code.newLabel();
        code.ldc(contract)
                .aload(0)
                .invokevirtual(ConstantDescs.CD_String, "equals", SAME)
                .ifeq(next);
        for (String name : names) {
            ClassDesc type = ClassDesc.of(name);
            code.aload(1)
                    .new_(type)
                    .dup()
                    .invokespecial(type, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                    .invokeinterface(LIST, "add", SAME)
                    .pop();
        }
        code.labelBinding(next);
    }

    private static void everywhere(ClassBuilder type, Iterable<String> packages) {
        type.withInterfaceSymbols(ClassDesc.of(Found.Makers.class.getName()));
        type.withMethodBody(
                ConstantDescs.INIT_NAME,
                ConstantDescs.MTD_void,
                ClassFile.ACC_PUBLIC,
                code ->
                        code.aload(0)
                                .invokespecial(
                                        ConstantDescs.CD_Object,
                                        ConstantDescs.INIT_NAME,
                                        ConstantDescs.MTD_void)
                                .return_());
        type.withMethodBody(
                "add",
                ADD,
                ClassFile.ACC_PUBLIC,
                code -> {
                    for (String name : packages) {
                        code.aload(1)
                                .aload(2)
                                .invokestatic(ClassDesc.of(name + "." + NAME), "add", ADD);
                    }
                    code.return_();
                });
    }
}
