package dev.dbguild.bench;

import dev.dbguild.Found;
import java.util.List;

/// `./dbguild bench [NAME]`: runs one bench, or says which there are.
final class Benches {
    private Benches() {}

    public static void main(String... arguments) throws Exception {
        List<Bench> all = Found.every(Bench.class);
        for (Bench bench : all) {
            if (arguments.length > 0 && bench.name().equals(arguments[0])) {
                System.out.println(bench.what() + "\n");
                System.out.print(bench.run(List.of(arguments).subList(1, arguments.length)));
                System.exit(0);
            }
        }
        if (arguments.length > 0) {
            System.err.println("there is no bench '" + arguments[0] + "'");
        }
        all.forEach(bench -> System.out.printf("%-16s %s%n", bench.name(), bench.what()));
        System.exit(arguments.length > 0 ? 2 : 0);
    }
}
