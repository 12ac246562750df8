package io.evenhand.referral;

/** What an introducer made of a deliverer's claim to have known the customer before. */
public enum PriorVerdict {
    CARVED_OUT("Accepted, and carved out", true),
    ENDED("Accepted: the referral ended, and the promise with it", true),
    NOT_ACCEPTED("Not accepted: the promise stands", false),
    NOT_ACCEPTED_ENDED("Not accepted: the referral ended, and the promise stands", false);

    private final String words;
    private final boolean accepted;

    PriorVerdict(String words, boolean accepted) {
        this.words = words;
        this.accepted = accepted;
    }

    /** In words for people. */
    public String words() {
        return words;
    }

    /** Whether the deliverer knew the customer before, as the introducer sees it: only then is it free. */
    public boolean isAccepted() {
        return accepted;
    }
}
