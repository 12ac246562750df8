package io.evenhand.cli;

import picocli.CommandLine.Command;

/** How many customers two partners share, step by step, in files that can go by mail. */
@Command(
        name = "overlap",
        mixinStandardHelpOptions = true,
        description = {
            "Learns together with another partner how many customers you share, and, if both want it, which; neither shows its list.",
            "1. A: overlap begin LIST --out FOLDER, and sends begin.json.",
            "2. B: overlap answer begin.json LIST --out FOLDER, and sends answer.json.",
            "3. A: overlap count FOLDER answer.json, and sends count.json; B: overlap count FOLDER count.json. Now both know how many.",
            "4. Both, if they want to: overlap reveal FOLDER, send the file, and overlap reveal FOLDER --theirs FILE."
        },
        subcommands = {
            OverlapBeginCommand.class,
            OverlapAnswerCommand.class,
            OverlapCountCommand.class,
            OverlapRevealCommand.class
        })
final class OverlapCommand {}
