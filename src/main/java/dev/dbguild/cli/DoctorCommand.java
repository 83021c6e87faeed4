package dev.dbguild.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Says what is installed, reachable and configured, and what to do about what is not.")
final class DoctorCommand implements Callable<Integer> {
    private final Desk desk;

    @Mixin private final DataOption data = new DataOption();

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    DoctorCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        try (Workbench bench = desk.open(data.directory)) {
            List<Workbench.Checkup> checkups = bench.checkups();
            if (json) {
                desk.terminal().json(Map.of("schema", "dbguild/doctor/1", "checkups", checkups));
            } else {
                checkups.forEach(this::print);
            }
            boolean ill =
                    checkups.stream()
                            .anyMatch(
                                    checkup -> checkup.state() == Workbench.Checkup.State.PROBLEM);
            return ill ? 3 : 0;
        }
    }

    private void print(Workbench.Checkup checkup) {
        String mark =
                switch (checkup.state()) {
                    case OK -> "ok     ";
                    case NOTE -> "note   ";
                    case PROBLEM -> "problem";
                };
        desk.terminal().print("%s  %-12s  %s".formatted(mark, checkup.subject(), checkup.detail()));
        if (!checkup.cure().isEmpty()) {
            desk.terminal().print("                       → " + checkup.cure());
        }
    }
}
