package dev.dbguild;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainSwitchesTest {
    private static final List<Object> VALUES =
            Arrays.asList("word", "a longer word", 'c', 7, -7, 7L, new int[0], null);

    @TempDir Path folder;

    /// Switches of every form that the compiler leaves to the JVM.
    public static final class Choices implements Function<Object, String> {
        private enum Size {
            SMALL,
            LARGE
        }

        @Override
        public String apply(Object value) {
            return kind(value) + " " + guarded(value) + " " + constant(value) + " " + size(value);
        }

        private static String kind(Object value) {
            return switch (value) {
                case null -> "null";
                case String text -> "text " + text;
                case Character letter -> "letter " + letter;
                case Number number -> "number " + number;
                default -> "other";
            };
        }

        private static String guarded(Object value) {
            return switch (value) {
                case String text when text.length() > 5 -> "long";
                case Integer number when number < 0 -> "negative";
                case String text -> "short " + text;
                case Integer number -> "positive " + number;
                case null, default -> "neither";
            };
        }

        private static String constant(Object value) {
            return value instanceof Integer number
                    ? switch (number) {
                        case 7 -> "seven";
                        case Integer i when i < 7 -> "less";
                        case Integer i -> "more " + i;
                    }
                    : "";
        }

        private static String size(Object value) {
            Size size = value instanceof String ? Size.LARGE : Size.SMALL;
            return switch (size) {
                case SMALL -> "small";
                case Size other when other == Size.LARGE -> "large";
                case LARGE -> "never";
            };
        }
    }

    @Test
    void rewritten_switches_choose_what_they_chose() throws Exception {
        write(Choices.class);
        write(Choices.Size.class);

        PlainSwitches.main(folder.toString());

        assertThat(VALUES.stream().map(rewritten()).toList())
                .isEqualTo(VALUES.stream().map(new Choices()).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind", "guarded"})
    void a_switch_over_types_is_not_left_to_the_jvm(String method) throws IOException {
        Path file = write(Choices.class);

        PlainSwitches.main(folder.toString());

        assertThat(linkedLate(file, method)).doesNotContain("typeSwitch");
    }

    @Test
    void a_switch_with_constants_stays_as_it_is() throws IOException {
        Path file = write(Choices.class);

        PlainSwitches.main(folder.toString());

        assertThat(linkedLate(file, "constant")).contains("typeSwitch");
    }

    @Test
    void a_class_without_such_switches_is_not_written() throws IOException {
        Path file = write(FoundTest.class);
        byte[] before = Files.readAllBytes(file);

        PlainSwitches.main(folder.toString());

        assertThat(file).hasBinaryContent(before);
    }

    private Path write(Class<?> type) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
            Files.write(file, in.readAllBytes());
        }
        return file;
    }

    private static List<String> linkedLate(Path file, String method) throws IOException {
        return ClassFile.of().parse(file).methods().stream()
                .filter(each -> each.methodName().equalsString(method))
                .flatMap(each -> each.code().orElseThrow().elementStream())
                .filter(InvokeDynamicInstruction.class::isInstance)
                .map(each -> ((InvokeDynamicInstruction) each).bootstrapMethod().methodName())
                .toList();
    }

    @SuppressWarnings("unchecked") // the class says so above
    private Function<Object, String> rewritten() throws Exception {
        return (Function<Object, String>)
                new OwnClasses(folder)
                        .loadClass(Choices.class.getName())
                        .getDeclaredConstructor()
                        .newInstance();
    }

    /// Loads the classes of a folder before those of the tests.
    private static final class OwnClasses extends ClassLoader {
        private final Path folder;

        OwnClasses(Path folder) {
            super(PlainSwitchesTest.class.getClassLoader());
            this.folder = folder;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            Path file = folder.resolve(name.replace('.', '/') + ".class");
            if (!Files.exists(file)) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            return known != null ? known : defined(name, file);
        }

        private Class<?> defined(String name, Path file) throws ClassNotFoundException {
            try {
                byte[] code = Files.readAllBytes(file);
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
