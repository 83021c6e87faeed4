package dev.dbguild;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Prints how long methods and files are and how much is hidden, and fails above the limits that keep code readable.
class SizeReportTest {
    private static final int LONGEST_METHOD = 40;
    private static final int METHOD_P95 = 20;
    private static final int METHOD_MEDIAN = 5;
    private static final int LONGEST_FILE = 400;
    private static final int MOST_PARAMETERS = 4;

    /// A method, counted from its name to its closing brace.
    private record Method(String place, int lines, int parameters) {}

    private record Source(String place, int lines) {}

    private record Sizes(List<Method> methods, List<Source> files, int types, int hidden) {}

    @Test
    void the_code_stays_short_and_mostly_hidden() throws IOException {
        Sizes main = measure(Path.of("src/main/java"));
        Sizes tests = measure(Path.of("src/test/java"));

        print("main", main);
        print("test", tests);

        assertWithinLimits(main);
        assertWithinLimits(tests);
        // a test is given, when, then: its own median is longer than that of what it tests
        assertThat(percentile(main.methods, 50))
                .as("median method")
                .isLessThanOrEqualTo(METHOD_MEDIAN);
        assertThat(main.hidden * 2).as("hidden types of %d", main.types).isGreaterThan(main.types);
    }

    private static void assertWithinLimits(Sizes sizes) {
        assertThat(sizes.methods.stream().filter(method -> method.lines > LONGEST_METHOD))
                .as("methods over %d lines", LONGEST_METHOD)
                .isEmpty();
        assertThat(sizes.methods.stream().filter(method -> method.parameters > MOST_PARAMETERS))
                .as("methods over %d parameters", MOST_PARAMETERS)
                .isEmpty();
        assertThat(sizes.files.stream().filter(file -> file.lines > LONGEST_FILE))
                .as("files over %d lines", LONGEST_FILE)
                .isEmpty();
        assertThat(percentile(sizes.methods, 95))
                .as("95th percentile method")
                .isLessThanOrEqualTo(METHOD_P95);
    }

    private static void print(String name, Sizes sizes) {
        System.out.printf(
                "size report, %s: %d files, %d methods, median %d, p95 %d lines, %d of %d types hidden%n",
                name,
                sizes.files.size(),
                sizes.methods.size(),
                percentile(sizes.methods, 50),
                percentile(sizes.methods, 95),
                sizes.hidden,
                sizes.types);
        sizes.methods.stream()
                .sorted(Comparator.comparingInt(Method::lines).reversed())
                .limit(5)
                .forEach(method ->
                        System.out.printf("  method %3d  %s%n", method.lines, method.place));
        sizes.files.stream()
                .sorted(Comparator.comparingInt(Source::lines).reversed())
                .limit(5)
                .forEach(file -> System.out.printf("  file   %3d  %s%n", file.lines, file.place));
    }

    private static int percentile(List<Method> methods, int percent) {
        List<Integer> lines = methods.stream().map(Method::lines).sorted().toList();
        return lines.isEmpty()
                ? 0
                : lines.get(Math.min(lines.size() - 1, lines.size() * percent / 100));
    }

    private static Sizes measure(Path folder) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Path> paths = javaFiles(folder);
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    problem -> {},
                                    List.of("-proc:none"),
                                    null,
                                    files.getJavaFileObjectsFromPaths(paths));
            Counter counter = new Counter(Trees.instance(task).getSourcePositions());
            for (CompilationUnitTree unit : task.parse()) {
                counter.scan(unit, null);
            }
            return new Sizes(counter.methods, counter.files, counter.types, counter.hidden);
        }
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith(".java")).toList();
        }
    }

    private static final class Counter extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final SourcePositions positions;
        private final List<Method> methods = new ArrayList<>();
        private final List<Source> files = new ArrayList<>();
        private @Nullable CompilationUnitTree unit;
        private String type = "";
        private int types;
        private int hidden;
        private int depth;
        private boolean record;

        Counter(SourcePositions positions) {
            this.positions = positions;
        }

        @Override
        public @Nullable Void visitCompilationUnit(CompilationUnitTree node, @Nullable Void none) {
            unit = node;
            files.add(new Source(node.getSourceFile().getName(), (int) line(node, true)));
            return super.visitCompilationUnit(node, null);
        }

        @Override
        public @Nullable Void visitClass(ClassTree node, @Nullable Void none) {
            String outer = type;
            if (depth == 0) {
                type = node.getSimpleName().toString();
                types++;
                hidden += node.getModifiers().getFlags().contains(Modifier.PUBLIC) ? 0 : 1;
            }
            boolean outerRecord = record;
            record = node.getKind() == Tree.Kind.RECORD;
            depth++;
            super.visitClass(node, null);
            depth--;
            record = outerRecord;
            type = outer;
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree node, @Nullable Void none) {
            BlockTree body = node.getBody();
            if (body != null && line(node, false) > 0) {
                methods.add(
                        new Method(
                                type + "." + node.getName(),
                                (int) (line(body, true) - line(body, false) + 1),
                                isGiven(node) ? 0 : node.getParameters().size()));
            }
            return super.visitMethod(node, null);
        }

        /// Whether somebody else decided on the parameters: a record's components, or the method that is overridden.
        private boolean isGiven(MethodTree node) {
            boolean constructor = record && node.getReturnType() == null;
            return constructor
                    || node.getModifiers().getAnnotations().stream()
                            .anyMatch(
                                    each -> each.getAnnotationType().toString().equals("Override"));
        }

        private long line(Tree node, boolean end) {
            CompilationUnitTree present = java.util.Objects.requireNonNull(unit);
            long position =
                    end
                            ? positions.getEndPosition(present, node)
                            : positions.getStartPosition(present, node);
            return present.getLineMap().getLineNumber(Math.max(0, position));
        }
    }
}
