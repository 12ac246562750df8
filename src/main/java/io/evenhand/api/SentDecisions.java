package io.evenhand.api;

import io.evenhand.decision.Decision;
import io.evenhand.decision.Flaw;
import io.evenhand.referral.FiledDocument;
import io.evenhand.referral.NewConsent;
import io.evenhand.terms.FieldProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a decision that was sent, and says at which of its fields something is wrong. */
final class SentDecisions {
    private static final String DAY = "write it as 2026-03-31";
    private static final String PROOF = "/evidence/proof";
    private static final String DOCUMENT = "/evidence/document";

    private SentDecisions() {}

    /** @throws Refusal when the form of what was sent will not do */
    static Decision read(byte[] body) {
        return read(body, new Files(null, null, null));
    }

    /** A decision as JSON in one part, and beside it the files that it names. @throws Refusal as above */
    static Decision read(HttpServletRequest request) throws IOException {
        SentForm form = SentForm.of(request, "decision", "proof", "document", "file");
        return read(
                form.json("decision"),
                new Files(
                        form.file("proof", PROOF)
                                .map(SentForm.SentPart::content)
                                .orElse(null),
                        form.file("document", DOCUMENT)
                                .map(SentDecisions::filed)
                                .orElse(null),
                        form.file("file", "/consent/file")
                                .map(SentDecisions::filed)
                                .orElse(null)));
    }

    private static FiledDocument filed(SentForm.SentPart part) {
        return new FiledDocument(part.fileName(), part.content());
    }

    /** @param proof and document of evidence @param consent what shows one */
    @SuppressWarnings("ArrayRecordComponent") // handed on, and compared by nobody
    private record Files(
            byte @Nullable [] proof,
            @Nullable FiledDocument document,
            @Nullable FiledDocument consent) {}

    private static Decision read(byte[] body, Files files) {
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
        Decision read = new Decision(
                sent.text("decision"),
                sent.optionalText("reason"),
                sent.optionalText("personId"),
                evidence(sent, files),
                sent.json("changes"),
                sent.optionalText("dueOn"),
                sent.optionalText("secondPersonId"),
                sent.optionalText("wording"),
                consent(sent, files));
        sent.done();
        return read;
    }

    private static Decision.@Nullable Evidence evidence(SentFields sent, Files files) {
        if (!sent.has("evidence")) {
            if (files.proof() != null || files.document() != null) {
                sent.wrong("evidence", "is missing", "say what the file shows, and the day that it bears");
            }
            return null;
        }
        SentFields fields = sent.object("evidence", "title", "datedOn");
        return new Decision.Evidence(fields.text("title"), fields.text("datedOn"), files.proof(), files.document());
    }

    private static @Nullable NewConsent consent(SentFields sent, Files files) {
        if (!sent.has("consent")) {
            if (files.consent() != null) {
                sent.wrong("consent", "is missing", "say when, by whom and how the customer consented");
            }
            return null;
        }
        SentFields fields = sent.object("consent", "givenOn", "givenBy", "form");
        return new NewConsent(fields.text("givenOn"), fields.text("givenBy"), fields.text("form"), files.consent());
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
                    case Flaw.ProofUnreadable unreadable -> at(PROOF, "is no proof", unreadable.sentence());
                    case Flaw.DocumentUnfit unfit -> at(DOCUMENT, "is not taken", unfit.sentence());
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
