package io.evenhand.referral;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a referral stands; the last group are its ends. */
public enum ReferralState {
    REGISTERED("Registered"),
    SCREENED("Screened"),
    OFFERED("Offered to partners"),
    ACCEPTED("Accepted by partners"),
    CONFIDENTIAL("Under NDA"),
    CONSENTED("Customer consents"),
    DISCLOSED("Customer disclosed"),
    AGREEING("Agreeing terms"),
    ACTIVE("Active"),
    WON("Won"),

    CLOSED("Closed: won and settled"),
    SCREENED_OUT("Screened out"),
    BOUND("Refused: a partner is bound"),
    UNFILLED("Nobody accepted"),
    NDA_REFUSED("No NDA"),
    CONSENT_REFUSED("Customer refuses consent"),
    PRIOR_RELATIONSHIP("Ended: prior relationship"),
    PRIOR_NOT_ACCEPTED("Ended: prior relationship not accepted"),
    NO_AGREEMENT("No agreement on terms"),
    LOST("Lost"),
    LOOKBACK_OVER("Lapsed"),
    WITHDRAWN("Withdrawn");

    private final String words;

    ReferralState(String words) {
        this.words = words;
    }

    /** The state in words for people. */
    public String words() {
        return words;
    }

    /** All states from which nothing goes on. */
    static Set<ReferralState> ends() {
        return Arrays.stream(values()).filter(ReferralState::isEnd).collect(Collectors.toSet());
    }

    public boolean isEnd() {
        return ordinal() >= CLOSED.ordinal();
    }

    /** Whether the referral ended without the deal it was made for. */
    public boolean isRefusal() {
        return ordinal() > CLOSED.ordinal();
    }
}
