package io.evenhand.settlement.bank;

/** What came of something that was asked of a netting. */
public sealed interface NettingResult {
    /** @param id of the netting */
    record Done(String id) implements NettingResult {}

    /** Something of what was chosen is paid, set off, offered or changed meanwhile, or is not there. */
    record NotOpen() implements NettingResult {}

    /** Something of the proposal changed, so that it lapsed. @param why a sentence that names it */
    record Lapsed(String why) implements NettingResult {}

    /** @param problem a sentence that says what to do */
    record Invalid(String problem) implements NettingResult {}

    /** It was decided before, by either side. */
    record Decided() implements NettingResult {}

    record NotAllowed() implements NettingResult {}

    /** There is none, or it is between others. */
    record Unknown() implements NettingResult {}
}
