package io.evenhand.verification;

/**
 * What one check found, in a sentence for people.
 *
 * @param check which check; stable, for programs
 */
public record Finding(String check, Outcome outcome, String text) {
    /** What the finding means for the verdict. */
    public enum Outcome {
        PASSED("passed"),
        /** The check does not apply, or could not be made; the verdict says nothing about it. */
        NOT_CHECKED("not-checked"),
        /** Somebody is not who a trusted authority says they are: the document cannot be more than untrusted. */
        DISTRUSTED("distrusted"),
        /** The document is not valid. */
        FAILED("failed");

        private final String code;

        Outcome(String code) {
            this.code = code;
        }

        /** As written in JSON. */
        public String code() {
            return code;
        }
    }
}
