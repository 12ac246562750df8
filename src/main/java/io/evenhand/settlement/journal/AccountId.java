package io.evenhand.settlement.journal;

import org.jspecify.annotations.Nullable;

/**
 * An account: what stands between two partners under one agreement, seen from one of them. Accounts need not be opened; the first entry does.
 *
 * @param agreementId the agreement whose book it is in; no account serves two
 * @param partnerId from whose side it is kept
 * @param counterpartId the other side; null where there is none, as of a bank account
 */
public record AccountId(
        String agreementId, String partnerId, @Nullable String counterpartId, AccountKind kind) {
    private static final int LONGEST_PARTNER = 64;

    public AccountId {
        JournalText.require(agreementId, PostingId.LONGEST_AGREEMENT, "the agreement of an account");
        JournalText.require(partnerId, LONGEST_PARTNER, "the partner of an account");
        if (counterpartId != null) {
            JournalText.require(counterpartId, LONGEST_PARTNER, "the counterpart of an account");
        }
        if (partnerId.equals(counterpartId)) {
            throw new IllegalArgumentException(
                    "%s cannot be its own counterpart; leave the counterpart out".formatted(partnerId));
        }
    }

    public AccountId(String agreementId, String partnerId, AccountKind kind) {
        this(agreementId, partnerId, null, kind);
    }

    @Override
    public String toString() {
        return kind + " of " + partnerId + (counterpartId == null ? "" : " with " + counterpartId);
    }
}
