package io.evenhand.referral;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The five stretches of a referral's way, each of one or more states: what a board has columns for. */
public enum ReferralPhase {
    INTRODUCED("Introduced"),
    AGREEING("Agreeing"),
    ACTIVE("Active"),
    WON("Won"),
    ENDED("Ended");

    private final String words;

    ReferralPhase(String words) {
        this.words = words;
    }

    /** The phase in words for people. */
    public String words() {
        return words;
    }

    /** The lower-case word used in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Set<ReferralState> states() {
        return Arrays.stream(ReferralState.values())
                .filter(state -> of(state) == this)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ReferralState.class)));
    }

    public static ReferralPhase of(ReferralState state) {
        return switch (state) {
            case REGISTERED, SCREENED, OFFERED, ACCEPTED -> INTRODUCED;
            case CONFIDENTIAL, CONSENTED, DISCLOSED, AGREEING -> AGREEING;
            case ACTIVE -> ACTIVE;
            case WON, CLOSED -> WON;
            case SCREENED_OUT,
                    BOUND,
                    UNFILLED,
                    NDA_REFUSED,
                    CONSENT_REFUSED,
                    PRIOR_RELATIONSHIP,
                    PRIOR_NOT_ACCEPTED,
                    NO_AGREEMENT,
                    LOST,
                    LOOKBACK_OVER,
                    WITHDRAWN -> ENDED;
        };
    }
}
