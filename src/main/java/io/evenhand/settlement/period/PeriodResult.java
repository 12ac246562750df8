package io.evenhand.settlement.period;

/** What came of something that a person does with a period. */
public sealed interface PeriodResult {
    /** It stands. */
    record Recorded() implements PeriodResult {}

    /** A rule refuses it; nothing changed. @param reason a sentence for the person */
    record Refused(String reason) implements PeriodResult {}

    /** It is for somebody else of the organisation, or of another one. */
    record NotAllowed() implements PeriodResult {}

    /** There is no such thing for the person. */
    record Unknown() implements PeriodResult {}

    static PeriodResult recorded() {
        return new Recorded();
    }

    static PeriodResult refused(String reason) {
        return new Refused(reason);
    }
}
