package dev.dbguild.cli;

import java.util.List;
import java.util.Map;

record DoctorCommand(Desk desk) implements Command {
    private static final Option<Boolean> JSON = Option.flag("--json", "One JSON document.");
    private static final Syntax SYNTAX =
            Syntax.of(
                            "doctor",
                            "Says what is installed, reachable and configured, and what to do about what is not.")
                    .with(JSON, DataOption.DATA);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Line line) {
        try (Workbench bench = desk.open(line.find(DataOption.DATA))) {
            List<Workbench.Checkup> checkups = bench.checkups();
            if (line.has(JSON)) {
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
