package io.evenhand.desk;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.desk.ReferralPage.Possible;
import io.evenhand.obligation.ObligationId;
import io.evenhand.obligation.ObligationKind;
import io.evenhand.obligation.ObligationResult;
import io.evenhand.obligation.ObligationView;
import io.evenhand.obligation.Obligations;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PartnerListings;
import io.evenhand.partner.Partners;
import io.evenhand.referral.DecisionResult;
import io.evenhand.referral.ReferralContinuations;
import io.evenhand.referral.ReferralContinuations.ContinuationResult;
import io.evenhand.referral.ReferralDesk;
import io.evenhand.referral.ReferralId;
import io.evenhand.referral.ReferralObligations;
import io.evenhand.referral.ReferralObligations.PromiseResult;
import io.evenhand.referral.ReferralState;
import io.evenhand.referral.ReferralView;
import io.evenhand.referral.Referrals;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What somebody may do with a referral beside its tasks, and doing it: each of it is one use case of a room. */
@Component
class ReferralActions {
    private final ReferralDesk desk;
    private final Referrals referrals;
    private final ReferralObligations promises;
    private final ReferralContinuations continuations;
    private final Obligations obligations;
    private final Partners partners;
    private final PartnerListings listings;
    private final Clock clock;

    ReferralActions(
            ReferralDesk desk,
            Referrals referrals,
            ReferralObligations promises,
            ReferralContinuations continuations,
            Obligations obligations,
            Partners partners,
            PartnerListings listings,
            Clock clock) {
        this.desk = desk;
        this.referrals = referrals;
        this.promises = promises;
        this.continuations = continuations;
        this.obligations = obligations;
        this.partners = partners;
        this.listings = listings;
        this.clock = clock;
    }

    /** The referral; empty for an unknown id and for a stranger's alike. */
    Optional<ReferralView> referral(Actor actor, String id) {
        try {
            return desk.show(actor, ReferralId.of(id));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    Possible possible(Actor actor, ReferralView referral) {
        boolean introduces = referral.introducer().value().equals(actor.partnerId()) && actor.has(Role.OPERATIONS);
        return new Possible(
                introduces && !referral.state().isEnd(),
                introduces && referral.state().ordinal() < ReferralState.OFFERED.ordinal(),
                !ReferralObligations.counterparts(referral, actor).isEmpty(),
                ReferralContinuations.mayContinue(referral, actor),
                ReferralContinuations.mayLeave(referral, actor));
    }

    /** With whom promises can be exchanged: names by partner id. */
    Map<String, String> counterparts(Actor actor, ReferralView referral) {
        return names(ReferralObligations.counterparts(referral, actor));
    }

    /** One promise of the referral as the page shows it. */
    Optional<ReferralPage.Promise> promise(Actor actor, ReferralView referral, String promiseId) {
        List<ObligationView> its = desk.obligations(referral.id()).stream()
                .filter(promise -> promise.id().value().equals(promiseId))
                .toList();
        PartnerNames names = new PartnerNames(partners.namesOf(its.stream()
                .flatMap(promise -> List.of(promise.obliged(), promise.owedTo()).stream())
                .collect(Collectors.toSet())));
        return new ReferralPromises(actor, names, List.of(), Set.of(), clock.instant())
                .of(its).stream().findFirst();
    }

    Done withdraw(Actor actor, ReferralView referral, String reason) {
        if (!possible(actor, referral).withdraw() && !(referral.state().isEnd() && mayIntroduce(actor, referral))) {
            return new Done.NotAllowed();
        }
        return done(referrals.withdraw(referral.id(), actor, reason.strip()), "The referral is withdrawn.");
    }

    Done restate(Actor actor, ReferralView referral, NeedForm form) {
        if (!mayIntroduce(actor, referral)) {
            return new Done.NotAllowed();
        }
        if (!form.problems().isEmpty()) {
            return new Done.Refused(List.copyOf(form.problems().values()));
        }
        return done(referrals.restate(referral.id(), actor, form.need(), form.isMeant()), "The need is stated anew.");
    }

    private static boolean mayIntroduce(Actor actor, ReferralView referral) {
        return referral.introducer().value().equals(actor.partnerId()) && actor.has(Role.OPERATIONS);
    }

    private static Done done(DecisionResult result, String said) {
        return switch (result) {
            case DecisionResult.Recorded ignored -> new Done.Recorded(said);
            case DecisionResult.Refused refused -> new Done.Refused(List.of(refused.reason()));
        };
    }

    Done promise(Actor actor, ReferralView referral, PromiseForm form) {
        if (!promises.mayPromise(referral.id(), actor)) {
            return new Done.NotAllowed();
        }
        Optional<LocalDate> day = form.day();
        Optional<ObligationKind> kind = ObligationKind.of(form.kind());
        if (day.isEmpty() || kind.isEmpty() || !isPartner(form.other())) {
            return new Done.Refused(
                    List.of(
                            "Choose what kind of promise it is, the other partner, and the day by which it is due, such as 2026-03-31."));
        }
        return switch (promises.promise(
                referral.id(), actor, form.ask(), kind.get(), new PartnerId(form.other()), form.what(), day.get())) {
            case PromiseResult.Made ignored ->
                new Done.Recorded(
                        form.ask()
                                ? "Asked for. The other partner answers next."
                                : "Promised. It waits among your work until you show that it is done.");
            case PromiseResult.Invalid invalid -> new Done.Refused(invalid.problems());
            case PromiseResult.NotAllowed ignored -> new Done.NotAllowed();
        };
    }

    private static boolean isPartner(String id) {
        try {
            return !new PartnerId(id).value().isEmpty();
        } catch (IllegalArgumentException notAnId) {
            return false;
        }
    }

    /** Those who deliver now: names by partner id. */
    Map<String, String> deliverers(ReferralView referral) {
        return names(referral.deliverers());
    }

    /** Those who may be asked to deliver: the network without those who work the referral. */
    Map<String, String> candidates(Actor actor, ReferralView referral) {
        Map<String, String> candidates = new LinkedHashMap<>();
        listings.list(actor, "").forEach(partner -> candidates.put(partner.id().value(), partner.legalName()));
        candidates.remove(referral.introducer().value());
        referral.deliverers().forEach(deliverer -> candidates.remove(deliverer.value()));
        return candidates;
    }

    private TreeMap<String, String> names(Collection<PartnerId> some) {
        return partners.namesOf(Set.copyOf(some)).entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().value(), Map.Entry::getValue, (one, other) -> one, TreeMap::new));
    }

    /** Begins a referral that brings another deliverer in. */
    Done bringIn(Actor actor, ReferralView referral, DelivererForm form) {
        if (!mayIntroduce(actor, referral)) {
            return new Done.NotAllowed();
        }
        List<String> unreadable = form.problems();
        if (!unreadable.isEmpty()) {
            return new Done.Refused(unreadable);
        }
        return switch (continuations.bringIn(referral.id(), actor, form.wanted())) {
            case ContinuationResult.Begun ignored ->
                new Done.Recorded("The search has begun: the first partner is asked, without naming the customer.");
            case ContinuationResult.Invalid invalid -> new Done.Refused(invalid.problems());
            case ContinuationResult.NotAllowed ignored -> new Done.NotAllowed();
        };
    }

    Done leave(Actor actor, ReferralView referral, String reason) {
        if (!continuations.mayLeave(referral.id(), actor)) {
            return new Done.NotAllowed();
        }
        return done(
                continuations.leave(referral.id(), actor, reason.strip()),
                "Your organisation has left the referral. What it signed and promised stands.");
    }

    Done waive(Actor actor, ReferralPage.Promise promise, String reason) {
        if (!promise.waivable() && !promise.over()) {
            return new Done.NotAllowed();
        }
        return switch (obligations.waive(ObligationId.of(promise.id()), actor, reason.strip())) {
            case ObligationResult.Recorded ignored -> new Done.Recorded("Called off.");
            case ObligationResult.Refused refused -> new Done.Refused(List.of(refused.reason()));
        };
    }

    /** What came of it. */
    sealed interface Done {
        /** @param said what to tell the person */
        record Recorded(String said) implements Done {}

        /** Nothing was changed. @param problems sentences */
        record Refused(List<String> problems) implements Done {}

        record NotAllowed() implements Done {}
    }
}
