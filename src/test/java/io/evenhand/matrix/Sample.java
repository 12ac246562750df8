package io.evenhand.matrix;

/** What can stand in an address or a form, of one's own, a counterparty's or a stranger's. {@link Cast} makes one of each. */
enum Sample {
    PARTNER,
    /** A question whether two customers are one. */
    SIMILAR,
    /** A person of that partner. */
    PERSON,
    /** The account of that person. */
    ACCOUNT,
    REFERRAL,
    /** The hash of a signed document of that referral. */
    DOCUMENT,
    /** An open task of that partner, for its legal people: to review terms of an agreement that has a document. */
    TASK,
    /** An open task of that partner, for its signatories: to sign, and the hash of a document that its signatory was shown for it. */
    SIGNING,
    SHOWN,
    /** What somebody asked that partner before signing. */
    QUESTION,
    /** A sign-in of the asker; of people of the other partners. */
    SESSION,
    /** The token of an invitation. */
    INVITATION,
    /**
     * An active referral with two partners. The askers' own is delivered by the counterparty, the counterparty's by the askers' partner.
     */
    DEAL,
    /** What the one who delivers in that deal promised the one who introduced it. */
    PROMISE,
    /** The id of a mail to the asker; to people of the other partners. */
    MAIL,
    /** The name of the file at the secret address of a calendar. */
    CALENDAR,
    /** An agreement in force, of the two partners of that deal. */
    AGREEMENT,
    /** The hash of its sealed document. */
    SEALED,
    /** The hash of the evidence of how it was signed. */
    EVIDENCE,
    /** A change of it that the one who introduced the deal has proposed. */
    CHANGE,
    /** A revenue-share agreement in force, of the same two partners: the one who delivers bills. */
    SHARE,
    /** An attested report of its revenue, with one line. */
    REPORT,
    /** A period of that share whose draft is in review, and one that is sealed. */
    PERIOD,
    SEALED_PERIOD,
    /** An objection of the one who introduced the deal against that draft. */
    OBJECTION,
    /** A file of further revenue that the biller uploaded, in columns of its own. */
    REVENUE_FILE,
    /** A file by which that partner pays another. */
    PAYMENT_FILE,
    /** A match of a line of its bank's. */
    MATCH,
    /** What it proposes to set off, to a partner who is nobody of these. */
    NETTING,
    /** A change of its bank details that waits for a second person. */
    BANK_DETAILS,
    /** What is on the track record of that partner and was promised to another one: to the askers' partner, unless it is their own. */
    FACT,
    /** A token for programs of the asker; of people of the other partners. */
    TOKEN,
    /** Wording that a lawyer of the askers' partner wants released. */
    WORDING,
    /** A draft of wording that a lawyer of that partner has begun. */
    WORDING_DRAFT,
    /** A reference for which that partner is asked: of the askers' own by the counterparty, of the others by theirs. */
    CONFIRMATION,
    /** A certificate of that partner, with its file. */
    CERTIFICATE,
    /** A claim of that partner against another one: the askers' partner, unless it is their own. */
    CLAIM,
    /** A file with customers that the asker uploaded; that operations of the other partners did. */
    IMPORT,
    /** A list of customers that the partner committed to. */
    COMMITMENT,
    /** An open task of that partner: to judge a prior relationship, of which its counterparty handed in the invoice. */
    HANDED_IN,
    /** A comparison of customers to which the partner invited its counterparty. */
    COMPARISON,
    /** An open task of that partner: to judge the proof that its counterparty handed in. */
    JUDGED,
    /** A protection window: it protects that partner and binds the other of that deal. */
    WINDOW,
    /** A request for release from it in one referral. */
    WINDOW_REQUEST
}
