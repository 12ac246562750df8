package io.evenhand.referral;

/** What became of a customer's consent that somebody wrote down. */
public sealed interface ConsentResult {
    /** @param consentId names it: it counts once a decision does */
    record Kept(String consentId) implements ConsentResult {}

    /**
     * Nothing was kept.
     *
     * @param field of {@link NewConsent}
     * @param sentence what is wrong, and what to do
     */
    record Unfit(String field, String sentence) implements ConsentResult {}
}
