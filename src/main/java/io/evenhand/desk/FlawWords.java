package io.evenhand.desk;

import io.evenhand.decision.Flaw;
import java.util.List;

/** Says to somebody at the desk what is wrong with their decision. */
final class FlawWords {
    private FlawWords() {}

    static List<String> of(Flaw flaw) {
        return switch (flaw) {
            case Flaw.UnknownDecision ignored -> List.of("Choose one of the decisions.");
            case Flaw.ReasonMissing missing ->
                List.of("“" + missing.label() + "” needs a reason: the others will read it.");
            case Flaw.ReasonTooLong tooLong ->
                List.of("Keep the reason within " + tooLong.longest() + " characters; it has " + tooLong.length()
                        + ".");
            case Flaw.PersonMissing ignored -> List.of("Choose the person who signs.");
            case Flaw.EvidenceMissing ignored -> List.of("Say what the evidence is, and the day that it bears.");
            case Flaw.EvidenceTitleUnusable title ->
                List.of("Say what the evidence is, in at most " + title.longest()
                        + " characters: an invoice or contract, with its number.");
            case Flaw.EvidenceDayUnreadable ignored ->
                List.of("Give the day that the evidence bears, such as 2025-03-31.");
            case Flaw.EvidenceUnfit unfit -> List.of(unfit.sentence());
            case Flaw.ConsentMissing ignored -> List.of("Say when, by whom and how the customer consented.");
            case Flaw.ConsentUnfit unfit -> List.of(unfit.sentence());
            case Flaw.ProofUnreadable unreadable -> List.of("The proof cannot be read. " + unreadable.sentence());
            case Flaw.DocumentUnfit unfit -> List.of("The document is not taken. " + unfit.sentence());
            case Flaw.ChangesMissing ignored -> List.of("Write the other terms before you propose them.");
            case Flaw.ChangesUnsound unsound ->
                unsound.problems().stream().map(FieldNames::sentence).toList();
            case Flaw.DueDayMissing ignored -> List.of("Choose the new day.");
            case Flaw.DueDayUnreadable ignored -> List.of("Write the new day as 2026-03-31.");
        };
    }
}
