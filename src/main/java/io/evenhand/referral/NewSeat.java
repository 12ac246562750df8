package io.evenhand.referral;

import io.evenhand.partner.PartnerId;
import java.util.List;

/**
 * A place in the referral for a deliverer.
 *
 * @param name short name, unique in the referral, such as {@code delivery}
 * @param candidates partners to whom the seat is offered, best first
 * @param answerWithin how long each has to answer, an ISO duration as timers understand it
 */
public record NewSeat(String name, List<String> areas, List<PartnerId> candidates, String answerWithin) {
    public NewSeat {
        areas = List.copyOf(areas);
        candidates = List.copyOf(candidates);
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("Seat " + name + " has no candidates");
        }
    }
}
