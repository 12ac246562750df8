package io.evenhand.matrix;

/** Whose data is asked for, seen from the partner of whoever asks. */
enum Whose {
    /** Of the asker's own partner (or, for what is a person's own, of the asker). */
    OWN,
    /** Of a partner with whom the asker's partner works in a referral; the referral itself is one in which both take part. */
    COUNTERPARTY,
    /** Of a partner with whom the asker's partner has nothing to do. */
    STRANGER
}
