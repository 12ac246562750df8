package io.evenhand.referral;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** In which order a list of referrals is read: by moments that every reader of it may know, never by the customer. */
public enum ReferralOrder {
    NEWEST_FIRST("-registeredAt", "registeredAt", false),
    OLDEST_FIRST("registeredAt", "registeredAt", true),
    LAST_CHANGED_FIRST("-changedAt", "changedAt", false),
    LAST_CHANGED_LAST("changedAt", "changedAt", true);

    private final String code;
    private final String moment;
    private final boolean ascending;

    ReferralOrder(String code, String moment, boolean ascending) {
        this.code = code;
        this.moment = moment;
        this.ascending = ascending;
    }

    /** The word used in addresses. */
    public String code() {
        return code;
    }

    public static Optional<ReferralOrder> of(String code) {
        return Arrays.stream(values()).filter(order -> order.code.equals(code)).findFirst();
    }

    /** The field of the referral that decides; the id decides between two of one moment. */
    String moment() {
        return moment;
    }

    boolean ascending() {
        return ascending;
    }

    /** Where this referral stands in the list. */
    public Place placeOf(ReferralView referral) {
        Instant at = moment.equals("changedAt") ? referral.changedAt() : referral.registeredAt();
        return new Place(at, referral.id().value());
    }

    /** A place in the list. */
    public record Place(Instant at, String id) {}
}
