package io.evenhand.referral;

/** What became of evidence that somebody filed for having known a customer before. */
public sealed interface FilingResult {
    /** @param evidenceId names it: it counts once a claim does */
    record Filed(String evidenceId) implements FilingResult {}

    /** The evidence's title cannot stand in a contract. @param sentence what is wrong, and what to do */
    record TitleUnusable(String sentence) implements FilingResult {}

    /** The day cannot be that of an earlier relationship. @param sentence what is wrong, and what to do */
    record DayUnusable(String sentence) implements FilingResult {}
}
