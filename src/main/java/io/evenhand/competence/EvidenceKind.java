package io.evenhand.competence;

/** What shows that a partner can do something, and for how many points when it is fresh. */
public enum EvidenceKind {
    /** Knowledge that was examined. However many there are, they show no delivery: see {@link Proof#MOST_OF_CERTIFICATES}. */
    CERTIFICATE("certificate", 200),
    /** A certificate of which only the name was typed. It shows no level, however many there are: see {@link Proof#MOST_OF_NAMES}. */
    NAMED_CERTIFICATE("certificate without its file", 80),
    /** Work in a referral that ended won, confirmed by the partner for whom it was done. */
    DELIVERY("confirmed delivery", 400),
    /** Work elsewhere, confirmed by another partner who was asked for it. */
    REFERENCE("confirmed reference", 250);

    private final String words;
    private final long points;

    EvidenceKind(String words, long points) {
        this.words = words;
        this.points = points;
    }

    public String words() {
        return words;
    }

    public long points() {
        return points;
    }

    /** Whether somebody was examined, rather than that work was done for somebody. */
    public boolean isCertificate() {
        return this == CERTIFICATE || this == NAMED_CERTIFICATE;
    }
}
