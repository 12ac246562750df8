package io.evenhand.cli;

import picocli.CommandLine.Command;

/** How many customers two partners share, step by step, in files that can go by mail. */
@Command(
        name = "overlap",
        mixinStandardHelpOptions = true,
        description = {
            "Learns together with another partner how many customers you share, and, if both want it, which; neither shows its list.",
            "What keeps the “which” back is the program: whoever changes its own learns from one comparison which of its customers"
                    + " are yours as well, without your reveal. Customers that you do not share stay unseen either way.",
            "1. A: overlap begin LIST --me A --with B --out FOLDER, and sends begin.json.",
            "2. B: overlap answer begin.json LIST --me B --with A --out FOLDER, and sends answer.json.",
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
