package io.evenhand.referral;

import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementState;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.NewAgreement;
import io.evenhand.partner.PartnerId;
import io.evenhand.protection.NewWindow;
import io.evenhand.protection.Protections;
import io.evenhand.protection.RegistrationResult.Contradicts;
import io.evenhand.protection.RegistrationResult.Registered;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.CustomerProtectionTerms;
import io.evenhand.terms.NdaTerms;
import io.evenhand.terms.NdaTerms.NonCircumvention;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.Terms;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The agreements of a referral: which it needs, what they are drafted with, and what follows when they bind. */
@Service
@Transactional
public class ReferralAgreements {
    private final ReferralBook book;
    private final AgreementDrafts drafts;
    private final Agreements agreements;
    private final Protections protections;
    private final ReferralObligations obligations;
    private final Departures departures;
    private final History history;
    private final Clock clock;

    ReferralAgreements(
            ReferralBook book,
            AgreementDrafts drafts,
            Agreements agreements,
            Protections protections,
            ReferralObligations obligations,
            Departures departures,
            History history,
            Clock clock) {
        this.book = book;
        this.drafts = drafts;
        this.agreements = agreements;
        this.protections = protections;
        this.obligations = obligations;
        this.departures = departures;
        this.history = history;
        this.clock = clock;
    }

    /** Whether an NDA is in force whose parties, purpose and term cover this referral; it is then not signed again. */
    public boolean isCoveredByNda(ReferralId id) {
        Referral referral = book.get(id);
        referral.reach(ReferralState.ACCEPTED, clock.instant());
        // Without a draft of its own the referral relies on an NDA that its introducer stated to be in force.
        Optional<String> purpose = referral.drafts().hasNda()
                ? Optional.of(((NdaTerms) drafts.draft(referral, AgreementKind.NDA, today())).purpose())
                : Optional.empty();
        Optional<AgreementView> nda = agreements.inForce(AgreementKind.NDA, drafts.parties(referral), purpose, today());
        nda.ifPresent(found -> history.tell(
                id, History.SYSTEM, "found NDA " + found.number() + " in force: no new one is needed", "nda-covered"));
        nda.ifPresent(found -> referral.reach(ReferralState.CONFIDENTIAL, clock.instant()));
        return nda.isPresent();
    }

    /** Drafts one of the referral's agreements. Idempotent by referral and kind. */
    public Prepared prepare(ReferralId id, AgreementKind kind) {
        Referral referral = book.get(id);
        Terms terms = drafts.draft(referral, kind, today());
        if (!kind.equals(AgreementKind.NDA)) {
            referral.reach(ReferralState.AGREEING, clock.instant());
        }
        AgreementId agreement = agreements.draft(new NewAgreement(
                referral.reference() + "-" + kind.code(),
                id.value(),
                referral.introducer(),
                terms,
                ValueBand.of(referral.need().estimatedValue()).code(),
                referral.need().estimatedValue()));
        history.tell(
                id,
                History.SYSTEM,
                "drafted the " + kind.title().toLowerCase(java.util.Locale.ROOT),
                "drafted-" + kind.code());
        Deadlines deadlines = referral.deadlines();
        return new Prepared(
                agreement.value(),
                referral.introducer().value(),
                deadlines.reviewWithin(),
                deadlines.signWithin(),
                deadlines.remindEvery());
    }

    /** Binds the deliverers by the NDA's interim promise from now on; called when the customer is disclosed. Idempotent. */
    public void bindInterim(ReferralId id) {
        Referral referral = book.get(id);
        NonCircumvention promise = interimPromise(referral);
        if (promise != null) {
            register(
                    referral,
                    referral.reference() + "-interim",
                    book.deliverersOf(id),
                    promise.conduct(),
                    true,
                    today(),
                    null);
        }
    }

    /**
     * The promise that the deliverers made in the NDA of this referral, or in their earlier one, whose terms are taken to
     * be those drafted here; null when there is none that we know: an NDA signed elsewhere has no terms here.
     */
    private @Nullable NonCircumvention interimPromise(Referral referral) {
        if (!referral.drafts().hasNda()) {
            return null;
        }
        NdaTerms terms = (NdaTerms) agreements
                .find(referral.id().value(), AgreementKind.NDA)
                .filter(nda -> nda.state() == AgreementState.IN_FORCE)
                .map(nda -> agreements.terms(nda.id()))
                .orElseGet(() -> drafts.draft(referral, AgreementKind.NDA, today()));
        return terms.nonCircumvention();
    }

    /**
     * The talks end, whoever ended them: whatever is not yet in force is withdrawn, and where no protection has taken its
     * place, the interim promise lasts for the months that the NDA says. Idempotent.
     */
    public void endTalks(ReferralId id) {
        Referral referral = book.get(id);
        // Before the customer is named nobody is bound, and the NDA may not even have its parties yet.
        NonCircumvention promise = referral.isDisclosed() ? interimPromise(referral) : null;
        if (promise != null) {
            LocalDate lastDay = today().plusMonths(promise.monthsAfterTalksFail());
            if (protections.endInterim(id.value(), lastDay)) {
                history.tell(id, History.SYSTEM, "kept the interim promise until " + lastDay, "interim-kept");
            }
        }
        agreements.withdrawOpen(id.value());
    }

    /**
     * All agreements bind: protection takes the place of the interim promise, and the obligations begin. Idempotent.
     *
     * @return the lookback after which the referral lapses, as an ISO duration
     */
    public String activate(ReferralId id) {
        Referral referral = book.get(id);
        AgreementView protection = inForce(id, AgreementKind.CUSTOMER_PROTECTION);
        CustomerProtectionTerms terms = (CustomerProtectionTerms) agreements.terms(protection.id());
        boolean unused = protections.endInterim(id.value(), terms.window().startsOn());
        register(
                referral,
                protection.number(),
                terms.boundIds().stream().map(PartnerId::new).toList(),
                terms.conduct(),
                false,
                terms.window().startsOn(),
                terms.window().endsOn());
        obligations.begin(referral, firstReportDue(id));
        departures.takeOver(referral);
        if (referral.reach(ReferralState.ACTIVE, clock.instant())) {
            history.tell(id, History.SYSTEM, "put the referral to work: all agreements bind", "active");
        }
        return referral.deadlines().lookback();
    }

    private LocalDate firstReportDue(ReferralId id) {
        RevenueShareTerms terms = (RevenueShareTerms)
                agreements.terms(inForce(id, AgreementKind.REVENUE_SHARE).id());
        LocalDate start = terms.effectiveOn();
        LocalDate firstOfNext = switch (terms.reporting().every()) {
            case MONTH -> start.withDayOfMonth(1).plusMonths(1);
            case QUARTER -> start.withDayOfMonth(1).plusMonths(3 - (start.getMonthValue() - 1) % 3L);
        };
        return firstOfNext.minusDays(1).plusDays(terms.reporting().dueDays());
    }

    private AgreementView inForce(ReferralId id, AgreementKind kind) {
        return agreements
                .find(id.value(), kind)
                .filter(agreement -> agreement.state() == AgreementState.IN_FORCE)
                .orElseThrow(() -> new IllegalStateException("No " + kind + " is in force in referral " + id));
    }

    private void register(
            Referral referral,
            String agreement,
            List<PartnerId> bound,
            io.evenhand.terms.Conduct conduct,
            boolean interim,
            LocalDate startsOn,
            @Nullable LocalDate endsOn) {
        List<NewWindow> windows = bound.stream()
                .map(partner -> new NewWindow(
                        agreement,
                        referral.id().value(),
                        interim,
                        referral.introducer(),
                        partner,
                        referral.customer().identity(),
                        conduct,
                        startsOn,
                        endsOn))
                .toList();
        switch (protections.register(windows)) {
            case Registered ignored -> {}
            case Contradicts contradiction ->
                throw new IllegalStateException("A deliverer of referral " + referral.reference()
                        + " has meanwhile promised the opposite, in "
                        + contradiction.existing().agreement());
        }
    }

    /** Hands the won referral over to settlement, under the terms that were signed. Idempotent. */
    public void settle(ReferralId id) {
        Referral referral = book.get(id);
        AgreementView share = inForce(id, AgreementKind.REVENUE_SHARE);
        referral.reach(ReferralState.WON, clock.instant());
        history.tell(
                id,
                History.SYSTEM,
                "opened the account of the revenue share under terms "
                        + share.termsHash().substring(0, 12),
                "settled");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** What the agreement process is called with: ids and ISO durations. */
    public record Prepared(
            String agreementId, String draftedBy, String reviewWithin, String signWithin, String remindEvery) {}
}
