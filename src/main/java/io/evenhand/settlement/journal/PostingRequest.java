package io.evenhand.settlement.journal;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is to be posted. One that does not balance cannot be constructed.
 *
 * @param key says which business fact this is, so that telling it twice posts it once; unique across all books, at most 120 characters,
 *     compared exactly
 * @param effectiveOn the day to which it counts, from 1900 to 9999
 * @param agreementId in whose book it belongs; all its accounts are of this book
 * @param reason for people: at most 500 characters
 * @param corrects an earlier posting of the same book that this one puts right
 * @param entries two to 1,000, in order; for each currency they total zero
 */
public record PostingRequest(
        String key,
        LocalDate effectiveOn,
        String agreementId,
        String reason,
        @Nullable PostingId corrects,
        List<Entry> entries) {
    private static final int LONGEST_KEY = 120;
    private static final int LONGEST_REASON = 500;
    private static final int MOST_ENTRIES = 1_000;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;

    public PostingRequest {
        entries = List.copyOf(entries);
        JournalText.require(key, LONGEST_KEY, "the key of a posting");
        JournalText.require(agreementId, PostingId.LONGEST_AGREEMENT, "the agreement of a posting");
        JournalText.require(reason, LONGEST_REASON, "the reason of posting " + key);
        if (effectiveOn.getYear() < FIRST_YEAR || effectiveOn.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException(
                    "posting %s counts to %s; no such day is kept".formatted(key, effectiveOn));
        }
        if (corrects != null && !corrects.agreementId().equals(agreementId)) {
            throw new IllegalArgumentException("posting %s of agreement %s cannot correct %s: that is another book"
                    .formatted(key, agreementId, corrects));
        }
        if (entries.size() < 2 || entries.size() > MOST_ENTRIES) {
            throw new IllegalArgumentException(
                    "posting %s has %d entries; it needs 2 to %d".formatted(key, entries.size(), MOST_ENTRIES));
        }
        requireOneBook(key, agreementId, entries);
        requireBalance(key, entries);
    }

    /** One that corrects nothing. */
    public PostingRequest(String key, LocalDate effectiveOn, String agreementId, String reason, List<Entry> entries) {
        this(key, effectiveOn, agreementId, reason, null, entries);
    }

    private static void requireOneBook(String key, String agreementId, List<Entry> entries) {
        for (Entry entry : entries) {
            if (!entry.account().agreementId().equals(agreementId)) {
                throw new IllegalArgumentException(
                        "posting %s of agreement %s has an entry to the account %s of agreement %s; post to each book by itself, with an account of kind CLEARING between them"
                                .formatted(
                                        key,
                                        agreementId,
                                        entry.account(),
                                        entry.account().agreementId()));
            }
        }
    }

    private static void requireBalance(String key, List<Entry> entries) {
        Map<CurrencyUnit, BigInteger> totals = new HashMap<>();
        for (Entry entry : entries) {
            totals.merge(
                    entry.amount().currency(), BigInteger.valueOf(entry.amount().minorUnits()), BigInteger::add);
        }
        totals.forEach((currency, total) -> {
            if (total.signum() != 0) {
                throw new IllegalArgumentException(
                        "posting %s does not balance: debits less credits are %s minor units of %s, and must be 0"
                                .formatted(key, total, currency.getCode()));
            }
        });
    }
}
