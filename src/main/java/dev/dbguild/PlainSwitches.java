package dev.dbguild;

import java.io.IOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A step of the build: writes the switches over types of compiled classes out as `instanceof`.
///
/// The compiler leaves it to the JVM to make a class for each such switch when it is first met, which no AOT cache of
/// JDK 25 keeps: a short command that meets thirty of them would spend a tenth of its time on it.
public final class PlainSwitches implements ClassTransform {
    private static final String BOOTSTRAP = "typeSwitch";
    private static final MethodTypeDesc CHOICE =
            MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object, ConstantDescs.CD_int);

    private final ClassModel model;
    private final List<List<ClassDesc>> switches = new ArrayList<>();

    private PlainSwitches(ClassModel model) {
        this.model = model;
    }

    /// @param folders of classes
    public static void main(String... folders) throws IOException {
        for (String folder : folders) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".class")).toList()) {
                    rewrite(file);
                }
            }
        }
    }

    private static void rewrite(Path file) throws IOException {
        ClassFile tool =
                ClassFile.of(
                        ClassFile.ClassHierarchyResolverOption.of(
                                ClassHierarchyResolver.ofResourceParsing(
                                        PlainSwitches.class.getClassLoader())));
        ClassModel model = tool.parse(file);
        if (mayHaveSwitches(model)) {
            Files.write(file, tool.transformClass(model, new PlainSwitches(model)));
        }
    }

    private static boolean mayHaveSwitches(ClassModel model) {
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof Utf8Entry text && text.equalsString(BOOTSTRAP)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void accept(ClassBuilder to, ClassElement element) {
        if (element instanceof MethodModel method && method.code().isPresent()) {
            to.transformMethod(method, MethodTransform.transformingCode(code()));
        } else {
            to.with(element);
        }
    }

    private CodeTransform code() {
        return (CodeBuilder code, CodeElement element) -> {
            if (element instanceof InvokeDynamicInstruction call && isPlain(call)) {
                code.invokestatic(
                        model.thisClass().asSymbol(), name(switches.size()), CHOICE, isInterface());
                switches.add(labels(call));
            } else {
                code.with(element);
            }
        };
    }

    private boolean isInterface() {
        return model.flags().has(AccessFlag.INTERFACE);
    }

    private static String name(int number) {
        return "switch$" + number;
    }

    /// Whether every case of a switch is a type.
    private static boolean isPlain(InvokeDynamicInstruction call) {
        return call.bootstrapMethod().methodName().equals(BOOTSTRAP)
                && call.bootstrapMethod()
                        .owner()
                        .equals(ClassDesc.of("java.lang.runtime.SwitchBootstraps"))
                && call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance);
    }

    private static List<ClassDesc> labels(InvokeDynamicInstruction call) {
        return call.bootstrapArgs().stream().map(ClassDesc.class::cast).toList();
    }

    @Override
    public void atEnd(ClassBuilder to) {
        for (int i = 0; i < switches.size(); i++) {
            List<ClassDesc> labels = switches.get(i);
            to.withMethodBody(
                    name(i),
                    CHOICE,
                    ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                    code -> choose(code, labels));
        }
    }

    /// The number of the first type from one on that fits, −1 for null; how many there are when none does.
    private static void choose(CodeBuilder code, List<ClassDesc> types) {
        Label some = code.newLabel();
        code.aload(0).ifnonnull(some).iconst_m1().ireturn().labelBinding(some);
        List<Label> starts = Stream.generate(code::newLabel).limit(types.size() + 1L).toList();
        code.iload(1)
                .tableswitch(
                        starts.getLast(),
                        IntStream.range(0, types.size())
                                .mapToObj(i -> SwitchCase.of(i, starts.get(i)))
                                .toList());
        for (int i = 0; i < types.size(); i++) {
            code.labelBinding(starts.get(i))
                    .aload(0)
                    .instanceOf(types.get(i))
                    .ifeq(starts.get(i + 1))
                    .loadConstant(i)
                    .ireturn();
        }
        code.labelBinding(starts.getLast()).loadConstant(types.size()).ireturn();
    }
}
