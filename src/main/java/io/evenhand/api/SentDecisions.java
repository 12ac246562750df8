package io.evenhand.api;

import io.evenhand.decision.Decision;
import io.evenhand.decision.Flaw;
import io.evenhand.referral.NewConsent;
import io.evenhand.terms.FieldProblem;
import java.util.List;

/** Reads a decision that was sent, and says at which of its fields something is wrong. */
final class SentDecisions {
    private static final String DAY = "write it as 2026-03-31";

    private SentDecisions() {}

    /** @throws Refusal when the form of what was sent will not do */
    static Decision read(byte[] body) {
        SentFields sent = SentFields.of(
                body,
                "decision",
                "reason",
                "personId",
                "secondPersonId",
                "evidence",
                "changes",
                "dueOn",
                "wording",
                "consent");
        Decision.Evidence evidence = null;
        if (sent.has("evidence")) {
            SentFields fields = sent.object("evidence", "title", "datedOn");
            evidence = new Decision.Evidence(fields.text("title"), fields.text("datedOn"));
        }
        NewConsent consent = null;
        if (sent.has("consent")) {
            SentFields fields = sent.object("consent", "givenOn", "givenBy", "form");
            consent = new NewConsent(fields.text("givenOn"), fields.text("givenBy"), fields.text("form"), null);
        }
        Decision read = new Decision(
                sent.text("decision"),
                sent.optionalText("reason"),
                sent.optionalText("personId"),
                evidence,
                sent.json("changes"),
                sent.optionalText("dueOn"),
                sent.optionalText("secondPersonId"),
                sent.optionalText("wording"),
                consent);
        sent.done();
        return read;
    }

    static Refusal refusal(Flaw flaw) {
        return Refusal.invalid(
                switch (flaw) {
                    case Flaw.UnknownDecision unknown ->
                        at("/decision", "is none of this task", "use one of " + String.join(", ", unknown.offered()));
                    case Flaw.ReasonMissing missing -> at("/reason", "is missing", "say why: the others will read it");
                    case Flaw.ReasonTooLong tooLong ->
                        at("/reason", "is too long", "use at most " + tooLong.longest() + " characters");
                    case Flaw.PersonMissing missing -> at("/personId", "is missing", "name the person who signs");
                    case Flaw.EvidenceMissing missing ->
                        at("/evidence", "is missing", "say what the evidence is, and the day that it bears");
                    case Flaw.EvidenceTitleUnusable title ->
                        at(
                                "/evidence/title",
                                "will not do",
                                "name an invoice or contract in 1 to " + title.longest() + " characters");
                    case Flaw.EvidenceDayUnreadable unreadable -> at("/evidence/datedOn", "is no day", DAY);
                    case Flaw.EvidenceUnfit unfit -> at("/evidence/" + unfit.field(), "will not do", unfit.sentence());
                    case Flaw.ConsentMissing missing ->
                        at("/consent", "is missing", "say when, by whom and how the customer consented");
                    case Flaw.ConsentUnfit unfit -> at("/consent/" + unfit.field(), "will not do", unfit.sentence());
                    case Flaw.ProofUnreadable unreadable -> at("/evidence/proof", "is no proof", unreadable.sentence());
                    case Flaw.DocumentUnfit unfit -> at("/evidence/document", "is not taken", unfit.sentence());
                    case Flaw.ChangesMissing missing ->
                        at("/changes", "are missing", "send a JSON merge patch of the terms");
                    case Flaw.ChangesUnsound unsound ->
                        unsound.problems().stream()
                                .map(problem -> problem.under("/changes"))
                                .toList();
                    case Flaw.DueDayMissing missing ->
                        at("/dueOn", "is missing", "give the new day, such as 2026-03-31");
                    case Flaw.DueDayUnreadable unreadable -> at("/dueOn", "is no day", DAY);
                });
    }

    private static List<FieldProblem> at(String pointer, String problem, String remedy) {
        return List.of(new FieldProblem(pointer, problem, remedy));
    }
}
