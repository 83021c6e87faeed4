package dev.dbguild.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Starts the server with the embedded PostgreSQL and the target 'demo'.")
final class ServeCommand implements Callable<Integer> {
    private final Desk desk;

    @Mixin private final DataOption data = new DataOption();

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "Address to listen on (default: ${DEFAULT-VALUE}).")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "Port to listen on (default: ${DEFAULT-VALUE}).")
    private int port = 8080;

    ServeCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        try (Workbench bench = desk.open(data.directory)) {
            bench.serve(host, port);
        }
        return 0;
    }
}
