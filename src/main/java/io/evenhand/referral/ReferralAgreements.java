package io.evenhand.referral;

import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementLanguages;
import io.evenhand.agreement.AgreementState;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.NewAgreement;
import io.evenhand.days.Days;
import io.evenhand.partner.PartnerId;
import io.evenhand.protection.Duty;
import io.evenhand.protection.NewWindow;
import io.evenhand.protection.Protections;
import io.evenhand.protection.RegistrationResult.Contradicts;
import io.evenhand.protection.RegistrationResult.Registered;
import io.evenhand.referral.InterimPromises.InterimPromise;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.CustomerProtectionTerms;
import io.evenhand.terms.NdaTerms.NonCircumvention;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.Terms;
import java.time.Clock;
import java.time.LocalDate;
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
    private final InterimPromises promises;
    private final Agreements agreements;
    private final Protections protections;
    private final ReferralObligations obligations;
    private final Departures departures;
    private final AgreementLanguages languages;
    private final History history;
    private final Clock clock;

    ReferralAgreements(
            ReferralBook book,
            AgreementDrafts drafts,
            InterimPromises promises,
            Agreements agreements,
            Protections protections,
            ReferralObligations obligations,
            Departures departures,
            AgreementLanguages languages,
            History history,
            Clock clock) {
        this.book = book;
        this.drafts = drafts;
        this.promises = promises;
        this.agreements = agreements;
        this.protections = protections;
        this.obligations = obligations;
        this.departures = departures;
        this.languages = languages;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Whether an NDA is in force whose parties, purpose and term cover this referral, and which binds the deliverers as the introducer wants it; it is
     * then not signed again, and its terms bind.
     */
    public boolean isCoveredByNda(ReferralId id) {
        Referral referral = book.get(id);
        referral.reach(ReferralState.ACCEPTED, clock.instant());
        Optional<AgreementView> nda = promises.covering(referral, today());
        nda.ifPresent(found -> relyOn(referral, found));
        return nda.isPresent();
    }

    private void relyOn(Referral referral, AgreementView nda) {
        referral.relyOn(nda.id().value());
        history.tell(
                referral.id(),
                History.SYSTEM,
                "found NDA " + nda.number() + " in force: no new one is needed"
                        + (promises.of(referral).isPresent()
                                ? ""
                                : "; it has no interim promise that is known here, so that nobody is bound by one"),
                "nda-covered");
        referral.reach(ReferralState.CONFIDENTIAL, clock.instant());
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
                referral.need().estimatedValue(),
                Optional.ofNullable(referral.drafts().language()).orElseGet(() -> languages.usual(kind))));
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

    /**
     * Binds the deliverers by the interim promise of the NDA that they signed, from now on; called before the customer is disclosed. Idempotent.
     *
     * @throws IllegalStateException where the NDA that the referral relied on has ended meanwhile and no other covers it: then nobody may be told
     */
    public BindingResult bindInterim(ReferralId id) {
        Referral referral = book.get(id);
        if (!promises.isStillCovered(referral, today())) {
            promises.covering(referral, today()).ifPresent(found -> relyOn(referral, found));
        }
        Optional<InterimPromise> promise = promises.of(referral);
        if (promise.isEmpty() && promises.isWanted(referral, today())) {
            throw new IllegalStateException("Referral " + referral.reference()
                    + " cannot name its customer: the NDA that it relied on is in force no more. Let the parties sign another"
                    + " for the same purpose and try again, or withdraw the referral.");
        }
        return promise.flatMap(made -> register(
                        referral,
                        made.agreement(),
                        book.deliverersOf(id),
                        made.terms().conduct(),
                        true,
                        today(),
                        null))
                .<BindingResult>map(duty -> contradicted(referral, duty))
                .orElseGet(BindingResult.Bound::new);
    }

    /** The history is read by all parties: it does not say to whom the partner is bound. */
    private BindingResult contradicted(Referral referral, Duty duty) {
        history.tell(
                referral.id(),
                History.SYSTEM,
                "did not name the customer: " + book.nameOf(duty.boundPartner())
                        + " has meanwhile been bound about it elsewhere, and is asked again",
                "overtaken-" + duty.windowId());
        return new BindingResult.Contradicted(duty);
    }

    /**
     * The talks end, whoever ended them: whatever is not yet in force is withdrawn, and where no protection has taken its
     * place, the interim promise lasts for the months that the NDA says. Idempotent.
     */
    public void endTalks(ReferralId id) {
        Referral referral = book.get(id);
        // Before the customer is named nobody is bound, and the NDA may not even have its parties yet.
        Optional<NonCircumvention> promise = referral.isDisclosed()
                ? promises.of(referral).map(InterimPromise::terms).or(() -> promises.drafted(referral, today()))
                : Optional.empty();
        if (promise.isPresent()) {
            LocalDate lastDay = today().plusMonths(promise.get().monthsAfterTalksFail());
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
                        terms.window().endsOn())
                .ifPresent(duty -> {
                    // Its windows opened when it came into force, or it would not be in force.
                    throw new IllegalStateException("A deliverer of referral " + referral.reference()
                            + " promised the opposite, in " + duty.agreement());
                });
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

    /** @return what stands against it; then nothing was registered */
    private Optional<Duty> register(
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
        return switch (protections.register(windows)) {
            case Registered ignored -> Optional.empty();
            case Contradicts contradiction -> Optional.of(contradiction.existing());
        };
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
        return Days.today(clock);
    }

    /** What the agreement process is called with: ids and ISO durations. */
    public record Prepared(
            String agreementId, String draftedBy, String reviewWithin, String signWithin, String remindEvery) {}
}
