package io.evenhand.ceremony;

/** What came of signing, declining, asking or handing on. */
public sealed interface ActAnswer {
    /** It stands; also when it stood before. */
    record Done() implements ActAnswer {}

    /** Something is missing or wrong in the form. @param field of the form; empty where it is about none */
    record Flawed(String field, String problem) implements ActAnswer {}

    /** A rule refuses it, in words for the person. */
    record Refused(String reason) implements ActAnswer {}

    /** The document is another than the person was shown. */
    record Changed() implements ActAnswer {}

    /** It is not known whether it stands: the process engine did not answer in time. */
    record NotKnownYet() implements ActAnswer {}
}
