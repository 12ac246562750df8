package io.evenhand.access;

/** What became of somebody whom a provider signed in. */
public sealed interface SignOnAnswer {
    /** They come in. @param username of the account */
    record In(String username) implements SignOnAnswer {}

    /** They do not, and nothing was changed but the record of it. */
    record Refused(SignOnProblem problem) implements SignOnAnswer {}
}
