package io.evenhand.decision;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Negotiations;
import io.evenhand.agreement.ProposeResult;
import io.evenhand.referral.ConsentResult;
import io.evenhand.referral.FiledDocument;
import io.evenhand.referral.FilingResult;
import io.evenhand.referral.Introductions;
import io.evenhand.referral.NewConsent;
import io.evenhand.referral.PriorRelationships;
import io.evenhand.referral.ReferralId;
import io.evenhand.workflow.HumanTaskView;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes what a decision names: the process carries only its id. */
@Component
class NamedContents {
    /** The variable for the second of two who sign jointly. */
    private static final String SECOND_PERSON = "secondPersonId";

    private static final int LONGEST_TITLE = 200;

    private final PriorRelationships priors;
    private final Introductions introductions;
    private final Negotiations negotiations;

    NamedContents(PriorRelationships priors, Introductions introductions, Negotiations negotiations) {
        this.priors = priors;
        this.introductions = introductions;
        this.negotiations = negotiations;
    }

    /** @param key the variable under which the task's form asks for it */
    Made make(String key, Actor actor, HumanTaskView task, Decision decision) {
        return switch (key) {
            case "personId" -> people(key, decision);
            case "evidenceId" -> evidence(key, actor, task, decision.evidence());
            case "consentId" -> consent(key, actor, task, decision.consent());
            case "proposalId" -> proposal(key, actor, task, text(decision.changes()), text(decision.wording()));
            case "dueOn" -> day(key, decision.dueOn());
            // How much of a claim is admitted is said, with reasons, where the claim is read.
            case "admissionId" ->
                new Made.Not(new DecideResult.Refused("Say on the claim’s page how much your organisation admits."));
            default -> throw new IllegalStateException("Nobody can make " + key);
        };
    }

    /** Who signs alone, or with a second person. */
    private static Made people(String key, Decision decision) {
        String first = decision.personId();
        String second = decision.secondPersonId();
        if (first == null || first.isBlank()) {
            return flawed(new Flaw.PersonMissing());
        }
        return new Made.Ids(
                second == null || second.isBlank() ? Map.of(key, first) : Map.of(key, first, SECOND_PERSON, second));
    }

    private Made evidence(String key, Actor actor, HumanTaskView task, Decision.@Nullable Evidence evidence) {
        if (evidence == null) {
            return flawed(new Flaw.EvidenceMissing());
        }
        String title = evidence.title().strip();
        if (title.isEmpty() || title.length() > LONGEST_TITLE) {
            return flawed(new Flaw.EvidenceTitleUnusable(LONGEST_TITLE));
        }
        byte[] proof = evidence.proof() == null ? new byte[0] : evidence.proof();
        Optional<String> flaw = proof.length == 0 ? Optional.empty() : PriorRelationships.flawOfProof(proof);
        if (flaw.isPresent()) {
            return flawed(new Flaw.ProofUnreadable(flaw.get()));
        }
        FiledDocument document = evidence.document();
        Optional<String> unfit = document == null ? Optional.empty() : PriorRelationships.flawOfDocument(document);
        if (unfit.isPresent()) {
            return flawed(new Flaw.DocumentUnfit(unfit.get()));
        }
        return read(evidence.datedOn())
                .map(datedOn -> switch (priors.file(
                        ReferralId.of(task.businessId()), actor, title, datedOn, proof, document)) {
                    case FilingResult.Filed filed -> new Made.Ids(Map.of(key, filed.evidenceId()));
                    case FilingResult.TitleUnusable not -> flawed(new Flaw.EvidenceUnfit("title", not.sentence()));
                    case FilingResult.DayUnusable not -> flawed(new Flaw.EvidenceUnfit("datedOn", not.sentence()));
                })
                .orElseGet(() -> flawed(new Flaw.EvidenceDayUnreadable()));
    }

    private Made consent(String key, Actor actor, HumanTaskView task, @Nullable NewConsent consent) {
        if (consent == null) {
            return flawed(new Flaw.ConsentMissing());
        }
        return switch (introductions.keep(ReferralId.of(task.businessId()), actor, consent)) {
            case ConsentResult.Kept kept -> new Made.Ids(Map.of(key, kept.consentId()));
            case ConsentResult.Unfit unfit -> flawed(new Flaw.ConsentUnfit(unfit.field(), unfit.sentence()));
        };
    }

    private static String text(@Nullable String written) {
        return written == null ? "" : written.strip();
    }

    private Made proposal(String key, Actor actor, HumanTaskView task, String changes, String wording) {
        if (changes.isEmpty() && wording.isEmpty()) {
            return flawed(new Flaw.ChangesMissing());
        }
        return switch (negotiations.prepare(AgreementId.of(task.businessId()), actor, changes, wording)) {
            case ProposeResult.Prepared prepared -> new Made.Ids(Map.of(key, prepared.proposalId()));
            case ProposeResult.Invalid invalid -> flawed(new Flaw.ChangesUnsound(invalid.problems()));
            case ProposeResult.NotNegotiable refused -> new Made.Not(new DecideResult.Refused(refused.reason()));
        };
    }

    private static Made day(String key, @Nullable String dueOn) {
        if (dueOn == null || dueOn.isBlank()) {
            return flawed(new Flaw.DueDayMissing());
        }
        return read(dueOn)
                .<Made>map(day -> new Made.Ids(Map.of(key, day.toString())))
                .orElseGet(() -> flawed(new Flaw.DueDayUnreadable()));
    }

    private static Optional<LocalDate> read(String day) {
        try {
            return Optional.of(LocalDate.parse(day.strip()));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    private static Made flawed(Flaw flaw) {
        return new Made.Not(new DecideResult.Flawed(flaw));
    }

    sealed interface Made {
        Made NOTHING = new Ids(Map.of());

        /** @param byName the ids of what was made, by variable */
        record Ids(Map<String, String> byName) implements Made {}

        record Not(DecideResult why) implements Made {}
    }
}
