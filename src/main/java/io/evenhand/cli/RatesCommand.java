package io.evenhand.cli;

import picocli.CommandLine.Command;

/** What can be done with exchange rates from the command line. */
@Command(
        name = "rates",
        mixinStandardHelpOptions = true,
        description = "Exchange rates by which revenue in other currencies is converted.",
        subcommands = RatesImportCommand.class)
final class RatesCommand {}
