package io.evenhand.settlement.period;

/** What a reader may do with a period as it stands. */
public enum PeriodAction {
    /** Object to a line or to the whole draft, and take back what one's own organisation objected. */
    OBJECT,
    /** Answer objections, one by one. */
    ANSWER,
    /** Look at the draft as a document. */
    READ_DRAFT,
    /** Look at the sealed statement. */
    READ_STATEMENT
}
