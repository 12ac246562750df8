package io.evenhand.settlement.split;

import io.evenhand.money.Money;
import java.util.List;

/**
 * What each party has to get for a period that ended.
 *
 * @param corrections made because it ended; those that lines brought about before are counted in the positions, too
 * @param positions of every party, in the order in which the agreement names them
 */
public record PeriodEnd(ReportingPeriod period, List<Correction> corrections, List<Position> positions) {
    /**
     * @param earned parts of what the period brought
     * @param corrected by corrections, whenever what they concern counted
     * @param returned what went back, zero or more
     * @param broughtForward what it still had to return from before
     * @param lapsed what it need no longer return; the biller bears it
     * @param carriedForward what it has still to return out of later shares
     * @param payable what it gets for the period; negative only where it gives others more than it gets
     */
    public record Position(
            String partyId,
            Money earned,
            Money corrected,
            Money returned,
            Money broughtForward,
            Money lapsed,
            Money carriedForward,
            Money payable) {}
}
