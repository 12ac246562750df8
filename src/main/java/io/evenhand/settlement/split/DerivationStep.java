package io.evenhand.settlement.split;

import io.evenhand.money.ExchangeRate;
import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.terms.SplitRule.Deduction;
import io.evenhand.terms.SplitRule.PartyShare;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of the arithmetic, with the sentence of the terms that asks for it. {@link Explanation} says it in words. */
public sealed interface DerivationStep {
    /** As in the sentences of the terms: "split.licences.shares.2". */
    String clauseId();

    /** The amount that was reported counts. */
    record Counted(String clauseId, Money gross, LocalDate on) implements DerivationStep {}

    /** @param amount what was taken off; less than reported where no more was left */
    record Deducted(String clauseId, Deduction kind, Money amount, Money left) implements DerivationStep {}

    /**
     * @param rateOf the day whose rate the terms ask for
     * @param source where the rate was found; absent where it was reported
     */
    record Converted(
            String clauseId,
            Money from,
            ExchangeRate rate,
            LocalDate rateOf,
            Money to,
            @Nullable String source) implements DerivationStep {
        public Converted(String clauseId, Money from, ExchangeRate rate, LocalDate rateOf, Money to) {
            this(clauseId, from, rate, rateOf, to, null);
        }

        public Converted foundIn(String place) {
            return new Converted(clauseId, from, rate, rateOf, to, place);
        }
    }

    /**
     * A party takes something before the others.
     *
     * @param share of what was left; absent for a fixed amount
     */
    record TakenFirst(
            String clauseId, String partyId, @Nullable Share share, Money of, Money taken, Money left)
            implements DerivationStep {}

    /**
     * By which tiers an amount is shared.
     *
     * @param before what was counted in the scope before
     * @param after what is counted with it
     * @param slices the amounts by tier; one, unless the line is divided at a threshold
     */
    record ByTier(String clauseId, Money before, Money after, List<Slice> slices) implements DerivationStep {}

    /** @param tier counted from 1 @param from where it begins */
    record Slice(int tier, Money from, Money amount) {}

    /**
     * An amount is divided.
     *
     * @param month of the stream, counted from 1; absent where shares do not depend on it
     * @param shares exact, in the order in which ties are resolved
     */
    record Divided(String clauseId, Money amount, @Nullable Integer month, List<PartyShare> shares, List<Part> parts)
            implements DerivationStep {}

    /** @param over what lay above the cap and went to another */
    record Capped(String clauseId, String partyId, Money atMost, Money over, String toId) implements DerivationStep {}

    /** @param before what the party had @param missing what it was given */
    record RaisedToFloor(String clauseId, String partyId, Money before, Money atLeast, Money missing, String fromId)
            implements DerivationStep {}

    /** @param outstanding what was given before and is not yet back @param taken how much of it goes back now */
    record Recouped(
            String clauseId, String partyId, Money earned, Money atLeast, Money outstanding, Money taken, String toId)
            implements DerivationStep {}

    /**
     * A share goes back.
     *
     * @param ofLine whose parts are returned
     * @param refunded of its gross amount so far, with this line
     * @param gross of it
     * @param returned of its base so far, with this line
     * @param base of it
     */
    record Returned(String clauseId, String ofLine, Money refunded, Money gross, Money returned, Money base)
            implements DerivationStep {}

    /**
     * A tier that is reached, or fallen back to after a refund, holds for earlier lines, too.
     *
     * @param counted in the scope
     * @param tier counted from 1
     */
    record Reshared(String clauseId, Money counted, int tier, List<Part> was, List<Part> is)
            implements DerivationStep {}

    /** Nothing is shared: the only step then. */
    record NobodyGets(String clauseId, WhyNotShared why) implements DerivationStep {}
}
