package io.evenhand.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root command; each subcommand is a class of its own. */
@Command(
        name = "evenhand",
        mixinStandardHelpOptions = true,
        version = "evenhand 0.1.0",
        description = "Partner-to-partner business made safe.",
        subcommands = {
            ServeCommand.class,
            RunCommand.class,
            VerifyCommand.class,
            SplitCommand.class,
            WhatIfCommand.class,
            JournalCommand.class,
            RatesCommand.class,
            KeysCommand.class,
            TemplateCommand.class,
            RelationshipsCommand.class,
            SchemaCommand.class
        })
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
}
