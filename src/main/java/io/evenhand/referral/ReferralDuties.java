package io.evenhand.referral;

import io.evenhand.access.Actor;
import io.evenhand.partner.PartnerId;
import io.evenhand.protection.Duty;
import io.evenhand.protection.DutyScope;
import io.evenhand.protection.Lookalikes;
import io.evenhand.protection.Protections;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks whether those who work a referral are bound about its customer, and lets them resolve it. */
@Service
@Transactional
public class ReferralDuties {
    private final ReferralBook book;
    private final Protections protections;
    private final Lookalikes lookalikes;
    private final History history;

    ReferralDuties(ReferralBook book, Protections protections, Lookalikes lookalikes, History history) {
        this.book = book;
        this.protections = protections;
        this.lookalikes = lookalikes;
        this.history = history;
    }

    /** The duty that stands in the way of this partner working the referral, by its window's id. */
    public Optional<String> inTheWay(ReferralId id, PartnerId partner) {
        Referral referral = book.get(id);
        if (partner.equals(referral.introducer())) {
            // Who does not know the customer yet is asked once it is bound and told.
            lookalikes.look(partner, partner, referral.customer().identity(), id.value());
        }
        Optional<Duty> duty = protections.dutyInTheWay(
                partner, referral.introducer(), referral.customer().identity(), id.value());
        // The history is read by all parties: it does not say to whom the partner is bound.
        duty.ifPresent(found -> history.tell(
                id,
                History.SYSTEM,
                "found that " + book.nameOf(partner) + " is bound about this customer",
                "bound-" + found.windowId()));
        return duty.map(Duty::windowId);
    }

    /**
     * The bound partner stops, asks for release, or declares why its duty does not apply and goes on. That declaration is its own: nobody judges it here.
     * The reason is kept for good, and the protected partner reads it.
     *
     * @param taskKey tells this decision from an earlier one of the same kind
     */
    public DecisionResult resolve(
            ReferralId id, String dutyId, long taskKey, Actor actor, String decision, String reason) {
        Duty duty = protections.duty(dutyId);
        if (reason.isBlank()) {
            return DecisionResult.refused("Give a reason: it is kept with the duty.");
        }
        String who = book.nameOf(duty.boundPartner());
        switch (decision) {
            case "stop" ->
                history.tell(id, actor.displayName(), "stopped for " + who + ": " + reason, "stop-" + dutyId);
            case "ask-release" -> {
                protections.askForRelease(dutyId, id.value(), actor.username(), reason);
                history.tell(id, actor.displayName(), "asked for release of " + who, "ask-release-" + taskKey);
            }
            case "continue" -> {
                Referral referral = book.get(id);
                if (namesTheWork(referral, duty, reason)
                        || !referral.customer().telling().in(reason).isEmpty()) {
                    return DecisionResult.refused(
                            "The partner whom the duty protects reads this reason: leave out the customer, the referral and the other partners.");
                }
                protections.goOn(dutyId, id.value(), actor.username(), reason);
                history.tell(id, actor.displayName(), "went on for " + who + ": " + reason, "continue-" + dutyId);
            }
            default -> {
                return Referrals.unknownDecision(decision);
            }
        }
        return DecisionResult.recorded();
    }

    /** Whoever reads the reason is a stranger to the referral. */
    private boolean namesTheWork(Referral referral, Duty duty, String reason) {
        String said = reason.toLowerCase(Locale.ROOT);
        return Stream.concat(
                        Stream.of(referral.reference(), referral.customer().name()),
                        Stream.concat(Stream.of(referral.introducer()), book.everDelivering(referral.id()).stream())
                                .filter(partner -> !partner.equals(duty.boundPartner())
                                        && !partner.equals(duty.protectedPartner()))
                                .map(book::nameOf))
                .anyMatch(name -> said.contains(name.toLowerCase(Locale.ROOT)));
    }

    /** The duty that binds this partner in the referral, and why it asked for release, if it did. */
    @Transactional(readOnly = true)
    public Optional<StandingDuty> standing(ReferralId id, PartnerId partner) {
        Referral referral = book.get(id);
        return protections
                .dutyInTheWay(
                        partner, referral.introducer(), referral.customer().identity(), id.value())
                .map(duty -> new StandingDuty(
                        duty,
                        protections.scope(duty.windowId()),
                        protections.customerOf(duty.windowId()),
                        protections.requestFor(duty.windowId(), id.value()).orElse("")));
    }

    /**
     * @param scope how far the duty reaches
     * @param customer as the window of the duty names it, which its two sides know: nothing of the referral's customer, which neither may
     *     know yet
     * @param request why release was asked for; empty when it was not
     */
    public record StandingDuty(Duty duty, DutyScope scope, String customer, String request) {}

    /** The duty about which a task asks the bound partner that does not say it, for it was made before that was recorded: the one that stands. */
    @Transactional(readOnly = true)
    public Optional<String> binding(ReferralId id, PartnerId bound) {
        return standing(id, bound).map(standing -> standing.duty().windowId());
    }

    /** The same of a task that asks the protected partner: the one that stands, out of which release was asked for. */
    @Transactional(readOnly = true)
    public Optional<String> releasable(ReferralId id, PartnerId holder) {
        Referral referral = book.get(id);
        return Stream.concat(Stream.of(referral.introducer()), book.deliverersOf(id).stream())
                .flatMap(bound -> standing(id, bound).stream())
                .filter(standing -> standing.duty().protectedPartner().equals(holder)
                        && !standing.request().isEmpty())
                .map(standing -> standing.duty().windowId())
                .findFirst();
    }

    /** Somebody decided about a duty that no longer stands: nothing follows from it but where the process goes, and that it was said. */
    public DecisionResult decideAboutNone(ReferralId id, long taskKey, Actor actor, String decision, String reason) {
        history.tell(
                id,
                actor.displayName(),
                "decided “" + decision + "” though no duty stands any more" + (reason.isBlank() ? "" : ": " + reason),
                "duty-gone-" + taskKey);
        return DecisionResult.recorded();
    }

    /** Whom to ask for release. */
    @Transactional(readOnly = true)
    public PartnerId protectedBy(String dutyId) {
        return protections.duty(dutyId).protectedPartner();
    }

    /**
     * The protected partner grants or refuses release for this referral.
     *
     * @param taskKey tells this decision from an earlier one of the same kind
     */
    public DecisionResult decideRelease(
            ReferralId id, String dutyId, long taskKey, Actor actor, String decision, String reason) {
        boolean granted = decision.equals("grant");
        if (!granted && !decision.equals("refuse")) {
            return Referrals.unknownDecision(decision);
        }
        if (!granted && reason.isBlank()) {
            return DecisionResult.refused("Say why you refuse.");
        }
        protections.decideRelease(dutyId, id.value(), granted, actor.username(), reason);
        history.tell(
                id,
                History.SYSTEM,
                granted ? "recorded that release was granted" : "recorded that release was refused",
                (granted ? "released-" : "release-refused-") + taskKey);
        return DecisionResult.recorded();
    }
}
