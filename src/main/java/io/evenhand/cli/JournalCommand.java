package io.evenhand.cli;

import picocli.CommandLine.Command;

/** What can be done with the journal from the command line: only to look at it. */
@Command(
        name = "journal",
        mixinStandardHelpOptions = true,
        description = "Looks at the journal of who is owed what.",
        subcommands = JournalCheckCommand.class)
final class JournalCommand {}
