package io.evenhand.claim;

import io.evenhand.money.Money;
import io.evenhand.settlement.payable.DamagesConversion;
import io.evenhand.settlement.payable.DamagesLeft;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything on the page of one claim, as far as the reader may know it.
 *
 * @param side whether the reader is of one of the two sides; the steward is of none, and reads no content
 * @param opens whether the reader may open the agreement: who only holds a window under it may not
 * @param clause empty where it is not for the reader to see
 * @param subject what was broken
 * @param left what the signed terms allow at most for all breaches, and what is left of it; null where they limit nothing, and once it ended
 * @param namesNoMost whether the signed terms say what a breach costs, and limit it for all breaches by nothing
 * @param offer the settlement that waits for a side; null for none
 * @param admitted what was admitted in part; null for nothing
 * @param award the decision that was stated and not yet confirmed; null for none
 * @param end null while it goes on
 * @param counts how what was offered, stated or is owed counts toward what the signed terms allow at most, as a sentence; empty where it counts as it is
 * @param happened in the order in which it happened
 * @param may what the reader may do now
 */
public record ClaimPage(
        ClaimLine line,
        boolean side,
        boolean opens,
        String clause,
        ClaimSubject subject,
        @Nullable DamagesLeft left,
        boolean namesNoMost,
        @Nullable ClaimOffer offer,
        @Nullable Money admitted,
        @Nullable ClaimAward award,
        @Nullable End end,
        String counts,
        List<Happened> happened,
        List<Filed> evidence,
        May may) {
    public ClaimPage {
        happened = List.copyOf(happened);
        evidence = List.copyOf(evidence);
    }

    /**
     * @param dueOn by when it is to be paid
     * @param amount null where nothing is to be paid, or it is not for the reader to see
     * @param conversion what it counts as; null where it counts as it is, or toward nothing
     * @param recorded whether the record of it is drawn up
     * @param payableId null until it is posted, and where nothing is owed
     */
    public record End(
            Instant at,
            LocalDate on,
            LocalDate dueOn,
            @Nullable Money amount,
            @Nullable DamagesConversion conversion,
            boolean recorded,
            @Nullable String payableId) {}

    /**
     * @param who "Ada Byron, Contoso"
     * @param what goes on after who
     * @param words empty where there are none, or they are not for the reader
     */
    public record Happened(
            Instant at,
            String who,
            String what,
            String words,
            @Nullable Money amount,
            boolean own) {}

    /** @param by "Ada Byron, Contoso" */
    public record Filed(
            int number, String fileName, String shows, String by, Instant at, long sizeBytes, String hash) {}

    /**
     * @param claims whether the reader acts for the claimant
     * @param act whether the reader writes and files for a side
     * @param mediate whether the reader writes to both sides, as the steward
     * @param talk whether an offer or a decision from outside may be stated
     */
    public record May(
            boolean claims,
            boolean act,
            boolean mediate,
            boolean talk,
            boolean takeOfferBack,
            boolean admit,
            boolean takeAdmission,
            boolean confirmAward,
            boolean takeAwardBack,
            boolean withdraw) {}
}
