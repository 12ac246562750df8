package io.evenhand.api;

import io.evenhand.api.ReferralResource.Amount;
import io.evenhand.claim.ClaimAward;
import io.evenhand.claim.ClaimLine;
import io.evenhand.claim.ClaimOffer;
import io.evenhand.claim.ClaimPage;
import io.evenhand.money.Money;
import io.evenhand.settlement.payable.DamagesConversion;
import io.evenhand.settlement.payable.DamagesLeft;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A claim as it is sent: what its reader may know of it.
 *
 * @param clause that was not kept; null where it is not for the reader, as is what was said, shown and claimed
 * @param about the agreement as such, a window or a promise
 * @param left what the signed terms allow at most for all breaches; null where they limit nothing, and once it ended
 * @param admitted in part; null for nothing
 * @param offer that waits for a side; null for none
 * @param award that was stated and is not confirmed; null for none
 * @param end null while it goes on
 */
record ClaimResource(
        Line claim,
        @Nullable String clause,
        About about,
        @Nullable Left left,
        @Nullable Amount admitted,
        @Nullable Offer offer,
        @Nullable Award award,
        @Nullable End end,
        List<Entry> timeline,
        List<Evidence> evidence) {
    static ClaimResource of(ClaimPage page) {
        ClaimOffer offer = page.offer();
        ClaimAward award = page.award();
        ClaimPage.End end = page.end();
        DamagesLeft left = page.left();
        return new ClaimResource(
                Line.of(page.line()),
                page.side() ? page.clause() : null,
                new About(
                        Codes.of(page.subject().kind()),
                        page.subject().id().isEmpty() ? null : page.subject().id()),
                left == null ? null : new Left(Amount.of(left.atMost()), Amount.of(left.left())),
                amount(page.admitted()),
                offer == null
                        ? null
                        : new Offer(
                                offer.id(),
                                offer.partnerId(),
                                amount(offer.amount()),
                                Counted.of(offer.conversion()),
                                offer.payableBy(),
                                offer.words()),
                award == null
                        ? null
                        : new Award(
                                award.partnerId(),
                                award.awardedBy(),
                                award.awardedOn(),
                                page.side() ? amount(award.amount()) : null,
                                page.side() ? Counted.of(award.conversion()) : null),
                end == null
                        ? null
                        : new End(
                                end.at(),
                                end.on(),
                                end.dueOn(),
                                amount(end.amount()),
                                Counted.of(end.conversion()),
                                end.payableId()),
                page.happened().stream().map(Entry::of).toList(),
                page.evidence().stream().map(Evidence::of).toList());
    }

    private static @Nullable Amount amount(@Nullable Money money) {
        return money == null ? null : Amount.of(money);
    }

    /** @param payableBy by when what it came to is to be paid; null while it goes on, and where nothing is */
    record Line(
            String id,
            String reference,
            String agreement,
            String agreementNumber,
            String claimant,
            String respondent,
            @Nullable Amount claimed,
            String state,
            boolean unanswered,
            Instant statedAt,
            Instant answerUntil,
            @Nullable LocalDate payableBy) {
        static Line of(ClaimLine line) {
            return new Line(
                    line.id().value(),
                    line.reference(),
                    line.agreementId(),
                    line.agreementNumber(),
                    line.claimantId(),
                    line.respondentId(),
                    ClaimResource.amount(line.claimed()),
                    Codes.of(line.state()),
                    line.unanswered(),
                    line.statedAt(),
                    line.answerUntil(),
                    line.payableBy());
        }
    }

    /** @param id null for the agreement as such */
    record About(String kind, @Nullable String id) {}

    record Left(Amount atMost, Amount left) {}

    /** @param payableBy null for the day on which it is accepted */
    record Offer(
            String id,
            String by,
            @Nullable Amount amount,
            @Nullable Counted counted,
            @Nullable LocalDate payableBy,
            String words) {}

    record Award(
            String statedBy,
            String awardedBy,
            LocalDate awardedOn,
            @Nullable Amount amount,
            @Nullable Counted counted) {}

    /**
     * What an amount in another currency counts as toward the most that the signed terms allow.
     *
     * @param rate units of that currency for one of the other, as it was written
     */
    record Counted(Amount amount, String rate, LocalDate rateOn, String rateSource) {
        static @Nullable Counted of(@Nullable DamagesConversion said) {
            return said == null ? null : new Counted(Amount.of(said.counted()), said.rate(), said.on(), said.source());
        }
    }

    /** @param payable what is to be paid; null where nothing is, and until it is posted */
    record End(
            Instant at,
            LocalDate on,
            LocalDate payableBy,
            @Nullable Amount amount,
            @Nullable Counted counted,
            @Nullable String payable) {}

    record Entry(
            Instant at,
            String who,
            String what,
            String words,
            @Nullable Amount amount) {
        static Entry of(ClaimPage.Happened happened) {
            return new Entry(
                    happened.at(),
                    happened.who(),
                    happened.what(),
                    happened.words(),
                    ClaimResource.amount(happened.amount()));
        }
    }

    record Evidence(
            int number, String fileName, String shows, String filedBy, Instant filedAt, long sizeBytes, String sha256) {
        static Evidence of(ClaimPage.Filed filed) {
            return new Evidence(
                    filed.number(),
                    filed.fileName(),
                    filed.shows(),
                    filed.by(),
                    filed.at(),
                    filed.sizeBytes(),
                    filed.hash());
        }
    }
}
