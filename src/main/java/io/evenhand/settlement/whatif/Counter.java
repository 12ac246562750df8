package io.evenhand.settlement.whatif;

/**
 * Terms that somebody is writing, and has not sent.
 *
 * @param changes of the terms on the table, or of those in force, as a JSON merge patch; empty for none
 * @param leaves the partner who is to leave an agreement in force; empty for nobody
 * @param joins the partner who is to join it; empty for nobody
 */
public record Counter(String changes, String leaves, String joins) {
    public static final Counter NONE = new Counter("", "", "");

    public boolean isWritten() {
        return !changes.isBlank();
    }
}
