package io.evenhand.cli;

import java.util.Optional;

/** Tells the user of a command what went wrong: the machine's faults in a sentence, bugs with their stack trace. */
final class Faults {
    private Faults() {}

    /** @return the exit code */
    static int report(RuntimeException failure) {
        Optional<String> sentence = StartupFailures.explain(failure);
        if (sentence.isEmpty()) {
            throw failure;
        }
        System.err.println(sentence.get());
        return ExitCode.MACHINE;
    }
}
