package io.evenhand.cli;

/** What the program tells the shell. */
final class ExitCode {
    static final int DONE = 0;
    /** Refused by a rule, or ended by decline or expiry; of {@code verify}: not intact. */
    static final int REFUSED = 1;
    /** Unreadable or wrong input. */
    static final int BAD_INPUT = 2;
    /** The machine's fault: locked folder, port in use, full disk. */
    static final int MACHINE = 3;
    /** Of {@code verify}: intact, but a signer is not trusted; of {@code relationships check}: listed, but nobody trusted says when. */
    static final int UNTRUSTED = 4;

    private ExitCode() {}
}
