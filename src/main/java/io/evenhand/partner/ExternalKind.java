package io.evenhand.partner;

import java.util.Locale;

/** What another system has an id for. */
public enum ExternalKind {
    PARTNER,
    PERSON,
    REFERRAL;

    /** The lower-case word used in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
