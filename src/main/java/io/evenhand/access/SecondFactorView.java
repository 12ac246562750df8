package io.evenhand.access;

import org.jspecify.annotations.Nullable;

/**
 * How it stands with somebody's second step.
 *
 * @param on whether signing in asks for a code
 * @param recoveryCodes how many are left
 * @param required whether the organisation asks it of everybody
 * @param enrolment what to put into an app, between beginning and confirming; null otherwise
 */
public record SecondFactorView(
        boolean on,
        long recoveryCodes,
        boolean required,
        @Nullable Enrolment enrolment) {
    /**
     * @param secret to type by hand, in groups of four
     * @param address for a picture that an app reads
     */
    public record Enrolment(String secret, String address) {
        /** The secret stays out of logs and messages. */
        @Override
        public String toString() {
            return "Enrolment";
        }
    }
}
