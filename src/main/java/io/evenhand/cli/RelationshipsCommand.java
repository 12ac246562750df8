package io.evenhand.cli;

import picocli.CommandLine.Command;

/** What a partner does with its list of customers on its own machine. */
@Command(
        name = "relationships",
        mixinStandardHelpOptions = true,
        description = {
            "Proves whose customer it was before, and compares customers with another partner, without showing the list to anybody.",
            "Everything happens on this machine: no server is asked, except for a timestamp."
        },
        subcommands = {
            RelationshipsCommitCommand.class,
            RelationshipsOpenCommand.class,
            RelationshipsCheckCommand.class,
            OverlapCommand.class
        })
final class RelationshipsCommand {}
