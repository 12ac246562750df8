package io.evenhand.cli;

import java.util.concurrent.Callable;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** The root command; each subcommand is a class of its own. */
@Command(
        name = "evenhand",
        mixinStandardHelpOptions = true,
        version = "evenhand 0.1.0",
        description = "Partner-to-partner business made safe.",
        subcommands = {EvenhandCommand.Serve.class, SchemaCommand.class})
public final class EvenhandCommand {
    private final Class<?> application;

    private EvenhandCommand(Class<?> application) {
        this.application = application;
    }

    /**
     * Runs the command that the arguments name.
     *
     * @param application the Spring application, passed in so that this room does not depend on the root package
     * @return the exit code, or -1 when a server goes on running
     */
    public static int execute(Class<?> application, String... args) {
        return new CommandLine(new EvenhandCommand(application)).execute(args);
    }

    Class<?> application() {
        return application;
    }

    @Command(name = "serve", mixinStandardHelpOptions = true, description = "Serves the desk.")
    static final class Serve implements Callable<Integer> {
        @CommandLine.ParentCommand
        @SuppressWarnings("NullAway.Init")
        EvenhandCommand parent;

        @Option(names = "--demo", description = "First drive a sample referral to signed PDFs.")
        boolean demo;

        @Unmatched
        String[] rest = {};

        @Override
        public Integer call() {
            new SpringApplication(parent.application()).run(rest);
            return -1;
        }
    }
}
