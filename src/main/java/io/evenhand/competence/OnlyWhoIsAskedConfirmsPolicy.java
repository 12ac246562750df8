package io.evenhand.competence;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.access.Visibility;
import java.util.List;

/**
 * A confirmation is for its two partners and the host's steward to see. Operations of the partner that is asked answer it, or say of a
 * delivery {@value #MOST_PUT_OFF} times at most that it is not over yet; operations of both say when running work is over. Whoever asked
 * for a reference may ask for it no longer; what the program asks for, nobody takes back.
 */
final class OnlyWhoIsAskedConfirmsPolicy {
    static final int MOST_PUT_OFF = 6;

    private OnlyWhoIsAskedConfirmsPolicy() {}

    static boolean maySee(Actor actor, Confirmation confirmation) {
        return Visibility.of(actor)
                .covers(List.of(
                        confirmation.about().value(), confirmation.askedOf().value()));
    }

    static boolean mayAnswer(Actor actor, Confirmation confirmation) {
        return confirmation.askedOf().value().equals(actor.partnerId()) && actor.has(Role.OPERATIONS);
    }

    static boolean mayPutOff(Actor actor, Confirmation confirmation) {
        return confirmation.kind() == EvidenceKind.DELIVERY
                && confirmation.putOff() < MOST_PUT_OFF
                && mayAnswer(actor, confirmation);
    }

    static boolean mayEnd(Actor actor, Confirmation confirmation) {
        return actor.has(Role.OPERATIONS)
                && (confirmation.about().value().equals(actor.partnerId())
                        || confirmation.askedOf().value().equals(actor.partnerId()));
    }

    static boolean mayWithdraw(Actor actor, Confirmation confirmation) {
        return confirmation.kind() == EvidenceKind.REFERENCE
                && SpeaksForPartnerPolicy.maySpeak(actor, confirmation.about());
    }
}
