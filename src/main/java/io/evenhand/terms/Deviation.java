package io.evenhand.terms;

/**
 * One field that is not as the playbook of its kind has it.
 *
 * @param field as a JSON pointer into the terms
 * @param title for people: "Confidentiality term"
 * @param standard what the standard says
 * @param actual what these terms say
 * @param severity how far it is from the standard
 * @param approver who must let it go out, whatever is at stake
 * @param why what the playbook tells whoever negotiates or approves it
 */
public record Deviation(
        String field, String title, String standard, String actual, Severity severity, Approver approver, String why) {
    /** How far from the standard; later is further. */
    public enum Severity {
        /** One of the positions that the playbook falls back to. */
        FALLBACK,
        /** None that the playbook foresees. */
        OUTSIDE,
        /** One that the playbook names as not acceptable. */
        NOT_ACCEPTABLE;

        /** As the approval decision knows it: "not-acceptable". */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
