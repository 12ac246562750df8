package io.evenhand.matrix;

/** What can stand in an address or a form, of one's own, a counterparty's or a stranger's. {@link Cast} makes one of each. */
enum Sample {
    PARTNER,
    /** A person of that partner. */
    PERSON,
    /** The account of that person. */
    ACCOUNT,
    REFERRAL,
    /** The hash of a signed document of that referral. */
    DOCUMENT,
    /** An open task of that partner, for its legal people: to review terms of an agreement that has a document. */
    TASK,
    /** A sign-in of the asker; of people of the other partners. */
    SESSION,
    /** The token of an invitation. */
    INVITATION
}
