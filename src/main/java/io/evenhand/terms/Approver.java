package io.evenhand.terms;

/** Who must let terms go out that depart from the standard; later is stricter. */
public enum Approver {
    /** Decided once and for all by whoever wrote the playbook. */
    NOBODY("none", "Agreed beforehand."),
    LEGAL("legal", "Legal approves it."),
    ADMINISTRATOR("administrator", "An administrator approves it."),
    /** Nobody may: such terms are refused before another partner sees them. */
    REFUSED("refused", "Nobody may approve it.");

    private final String code;
    private final String words;

    Approver(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /** As the approval decision knows it: "legal". */
    public String code() {
        return code;
    }

    /** For people, a sentence. */
    public String words() {
        return words;
    }
}
