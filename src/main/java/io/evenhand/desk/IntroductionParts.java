package io.evenhand.desk;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementState;
import io.evenhand.agreement.AgreementView;
import io.evenhand.desk.IntroductionPart.Prior;
import io.evenhand.desk.ReferralRow.Tone;
import io.evenhand.referral.Disclosures;
import io.evenhand.referral.Introductions;
import io.evenhand.referral.Introductions.GivenConsent;
import io.evenhand.referral.PriorRelationships;
import io.evenhand.referral.PriorRelationships.ClaimedPrior;
import io.evenhand.referral.PriorVerdict;
import io.evenhand.referral.ReferralView;
import io.evenhand.referral.ToldPerson;
import io.evenhand.terms.AgreementKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says on a referral's page how its customer was introduced. */
@Component
class IntroductionParts {
    private final Introductions introductions;
    private final Disclosures disclosures;
    private final PriorRelationships priors;

    IntroductionParts(Introductions introductions, Disclosures disclosures, PriorRelationships priors) {
        this.introductions = introductions;
        this.disclosures = disclosures;
        this.priors = priors;
    }

    IntroductionPart of(Actor actor, ReferralView referral, List<AgreementView> its, PartnerNames names) {
        Optional<GivenConsent> consent = introductions.consent(referral.id(), actor);
        return new IntroductionPart(
                consent.map(IntroductionParts::words).orElse(null),
                consent.map(GivenConsent::fileName).orElse(null),
                disclosures.people(referral.id(), actor).stream()
                        .filter(person -> person.toldAt() != null || person.expected())
                        .map(ToldPerson::name)
                        .toList(),
                disclosures.isDisclosed(referral.id()),
                disclosures.mayName(referral.id(), actor),
                priors.of(referral.id(), actor).stream()
                        .map(prior -> prior(prior, names, claimPath(actor, referral, its, prior)))
                        .toList());
    }

    private static String words(GivenConsent consent) {
        String given =
                "Given on " + consent.givenOn() + ", " + consent.form().words().toLowerCase(Locale.ROOT);
        return consent.givenBy() == null
                ? given + "."
                : given + ", by " + consent.givenBy() + "; recorded by " + consent.recordedBy() + ".";
    }

    private static Prior prior(ClaimedPrior prior, PartnerNames names, @Nullable String claimPath) {
        PriorVerdict verdict = prior.verdict();
        return new Prior(
                names.of(prior.deliverer()),
                prior.evidence() + ", " + prior.datedOn(),
                verdict == null ? null : verdict.words(),
                prior.judgedBy(),
                prior.reason(),
                verdict == null ? Tone.WAITING : verdict.isAccepted() ? Tone.GOOD : Tone.BAD,
                claimPath);
    }

    /** On the protection where it binds already, else on the NDA in which the promise was made. */
    private static @Nullable String claimPath(
            Actor actor, ReferralView referral, List<AgreementView> its, ClaimedPrior prior) {
        boolean stands = prior.verdict() != null && !prior.verdict().isAccepted();
        boolean speaks = referral.introducer().value().equals(actor.partnerId())
                && (actor.has(Role.OPERATIONS) || actor.has(Role.LEGAL));
        return stands && speaks
                ? Stream.of(AgreementKind.CUSTOMER_PROTECTION, AgreementKind.NDA)
                        .flatMap(kind -> inForce(its, kind).stream())
                        .findFirst()
                        .map(agreement -> "/agreements/" + agreement.id().value() + "/claim-notice")
                        .orElse(null)
                : null;
    }

    private static Optional<AgreementView> inForce(List<AgreementView> its, AgreementKind kind) {
        return its.stream()
                .filter(agreement -> agreement.kind().equals(kind) && agreement.state() == AgreementState.IN_FORCE)
                .findFirst();
    }
}
