package io.evenhand.partner;

/** What became of saying by which id another system calls something. */
public sealed interface Naming {
    /** It is called so now, or was before. @param changed whether anything is different now */
    record Named(boolean changed) implements Naming {}

    /** The system calls something else of the same kind so. */
    record Taken(String targetId) implements Naming {}

    /** Nothing is changed. @param problem a sentence */
    record Unusable(String problem) implements Naming {}
}
