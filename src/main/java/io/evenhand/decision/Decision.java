package io.evenhand.decision;

import io.evenhand.referral.FiledDocument;
import io.evenhand.referral.NewConsent;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided, as they wrote it. What they left out is null or blank.
 *
 * @param value one of the decisions that the task's form offers, such as {@code accept}
 * @param personId who is to sign
 * @param changes to the terms on the table, as a JSON merge patch
 * @param dueOn another day
 * @param secondPersonId who is to sign jointly with the first
 * @param wording SHA-256 of another wording, with or without changes to the terms
 * @param consent when, by whom and how a customer agreed to be named
 */
public record Decision(
        String value,
        @Nullable String reason,
        @Nullable String personId,
        @Nullable Evidence evidence,
        @Nullable String changes,
        @Nullable String dueOn,
        @Nullable String secondPersonId,
        @Nullable String wording,
        @Nullable NewConsent consent) {
    /** One that names one person at most. */
    public Decision(
            String value,
            @Nullable String reason,
            @Nullable String personId,
            @Nullable Evidence evidence,
            @Nullable String changes,
            @Nullable String dueOn) {
        this(value, reason, personId, evidence, changes, dueOn, null, null, null);
    }

    /** Proposes that the agreement goes over to another wording, with the terms that are on the table. */
    public static Decision inWording(String wording, String reason) {
        return new Decision("propose", reason, null, null, null, null, null, wording, null);
    }

    /**
     * @param datedOn the day that the evidence itself bears
     * @param proof that the customer was on a committed list, as {@code relationships open} wrote it; null or empty where none is handed in
     * @param document the invoice or contract itself; null where it is not handed in
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on unread, and compared by nobody
    public record Evidence(
            String title,
            String datedOn,
            byte @Nullable [] proof,
            @Nullable FiledDocument document) {
        public Evidence(String title, String datedOn) {
            this(title, datedOn, null, null);
        }
    }
}
