package io.evenhand.referral;

import io.evenhand.access.Actor;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonView;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The customer's consent, and the disclosure of who it is. */
@Service
@Transactional
public class Introductions {
    private final ReferralBook book;
    private final DisclosureRepository disclosures;
    private final Partners partners;
    private final History history;
    private final Clock clock;

    Introductions(
            ReferralBook book,
            DisclosureRepository disclosures,
            Partners partners,
            History history,
            Clock clock) {
        this.book = book;
        this.disclosures = disclosures;
        this.partners = partners;
        this.history = history;
        this.clock = clock;
    }

    /** The introducer records whether the customer agrees to be named. */
    public DecisionResult recordConsent(ReferralId id, Actor actor, String decision, String reason) {
        switch (decision) {
            case "given" -> {
                Referral referral = book.get(id);
                referral.consented(clock.instant());
                referral.reach(ReferralState.CONSENTED, clock.instant());
                history.tell(id, actor.displayName(), "recorded the customer's consent", "consent");
                return DecisionResult.recorded();
            }
            case "refused" -> {
                if (reason.isBlank()) {
                    return DecisionResult.refused("Say how and when the customer refused.");
                }
                history.tell(id, actor.displayName(), "recorded that the customer refuses consent", "consent");
                return DecisionResult.recorded();
            }
            default -> {
                return Referrals.unknownDecision(decision);
            }
        }
    }

    /**
     * Names the customer to the operations people of the deliverers, and binds them by the interim promise of the NDA.
     * Logged to each person; idempotent.
     */
    public void disclose(ReferralId id) {
        Referral referral = book.get(id);
        for (PartnerId deliverer : book.deliverersOf(id)) {
            for (PersonView person : partners.peopleOf(deliverer)) {
                String personId = person.id().value();
                if (!disclosures.existsByReferralAndPersonId(id, personId)) {
                    disclosures.save(new Disclosure(
                            UUID.randomUUID().toString(), id, personId, deliverer.value(), clock.instant()));
                }
            }
            history.tell(
                    id,
                    History.SYSTEM,
                    "named the customer to "
                            + String.join(
                                    ", ",
                                    partners.peopleOf(deliverer).stream()
                                            .map(PersonView::name)
                                            .toList())
                            + " of " + book.nameOf(deliverer),
                    "disclosed-" + deliverer);
        }
        referral.disclosed(clock.instant());
        referral.reach(ReferralState.DISCLOSED, clock.instant());
    }
}
