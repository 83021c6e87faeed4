package dev.dbguild.cli;

record ServeCommand(Desk desk) implements Command {
    private static final Option<String> HOST =
            Option.text("--host", "ADDRESS", "Address to listen on.").or("127.0.0.1");
    private static final Option<Integer> PORT =
            Option.number("--port", "N", "Port to listen on.").or(8080);
    private static final Syntax SYNTAX =
            Syntax.of(
                            "serve",
                            "Starts the server with the embedded PostgreSQL and the target 'demo'.")
                    .with(HOST, PORT, DataOption.DATA);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Line line) {
        try (Workbench bench = desk.open(line.find(DataOption.DATA))) {
            bench.serve(line.get(HOST), line.get(PORT));
        }
        return 0;
    }
}
