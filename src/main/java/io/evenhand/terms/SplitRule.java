package io.evenhand.terms;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.terms.json.OmittedIfEmpty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of revenue is shared.
 *
 * @param id by which statements and sentences refer to it: "licences"
 * @param covers the kinds of revenue that fall under it, at least one
 * @param occurrence whether they are paid once or again and again
 * @param base what is counted
 * @param steps the shares, and from which month on they apply; the first from month 1, later ones for decay
 * @param months for how many months from the first payment the revenue is shared; absent for as long as the agreement
 *     (and its tail) lasts; only for recurring revenue
 * @param caps the most that a party gets; none if empty
 * @param preferred what some parties take before the rest is shared, in this order; nothing if empty
 * @param tiers how shares change with what was counted; none if absent, and never together with several steps
 * @param floors the least that a party gets; none if empty
 */
public record SplitRule(
        String id,
        List<Revenue> covers,
        Occurrence occurrence,
        Base base,
        List<Step> steps,
        @Nullable Integer months,
        List<Cap> caps,
        @OmittedIfEmpty List<Preferred> preferred,
        @Nullable Tiers tiers,
        @OmittedIfEmpty List<Floor> floors) {
    private static final int MOST_MONTHS = 240;

    public SplitRule {
        covers = FieldChecks.inOrder(covers);
        steps = List.copyOf(steps);
        caps = List.copyOf(caps);
        preferred = List.copyOf(preferred);
        floors = List.copyOf(floors);
        FieldChecks checks = new FieldChecks()
                .id("/id", id)
                .notEmpty("/covers", covers)
                .unique("/covers", covers)
                .unique(
                        "/caps",
                        caps.stream()
                                .map(cap -> cap.partyId() + " per " + cap.per())
                                .toList());
        if (months != null) {
            checks.between("/months", months, 1, MOST_MONTHS);
        }
        checks.that(
                occurrence == Occurrence.RECURRING || months == null,
                "/months",
                "is given for revenue that comes once",
                "leave it out, or make the revenue recurring");
        checks.that(
                occurrence == Occurrence.RECURRING || steps.size() <= 1,
                "/steps",
                "holds %d steps for revenue that comes once".formatted(steps.size()),
                "write one step");
        checkMonths(checks, steps, months);
        SplitRuleChecks.preferred(checks, preferred);
        SplitRuleChecks.tiers(checks, steps, tiers);
        SplitRuleChecks.floors(checks, floors, caps, steps, tiers, preferred);
        SplitRuleChecks.retroactive(checks, id, tiers, caps, floors);
        checks.done();
    }

    private static void checkMonths(FieldChecks checks, List<Step> steps, @Nullable Integer months) {
        checks.notEmpty("/steps", steps);
        for (int i = 0; i < steps.size(); i++) {
            int from = steps.get(i).fromMonth();
            String at = "/steps/%d/fromMonth".formatted(i);
            if (i == 0) {
                checks.that(from == 1, at, "is %d".formatted(from), "let the first step begin with month 1");
            } else {
                int before = steps.get(i - 1).fromMonth();
                checks.that(
                        from > before,
                        at,
                        "is %d, but the step before begins with month %d".formatted(from, before),
                        "order the steps by month, each once");
            }
            checks.that(
                    months == null || from <= months,
                    at,
                    "is %d, after the revenue stops being shared".formatted(from),
                    "begin no later than \"months\", or raise it");
        }
    }

    /** A kind of revenue. */
    public enum Revenue {
        SERVICES,
        LICENCES,
        SUPPORT,
        HARDWARE
    }

    /** Whether revenue comes once or again and again. */
    public enum Occurrence {
        ONE_OFF,
        RECURRING
    }

    /**
     * What is counted. Tax on the sale never is.
     *
     * @param recognised when revenue counts
     * @param deductions what is taken off first, in this order; gross if empty
     */
    public record Base(Recognition recognised, List<Deduction> deductions) {
        public Base {
            deductions = List.copyOf(deductions);
            new FieldChecks().unique("/deductions", deductions).done();
        }

        public boolean isGross() {
            return deductions.isEmpty();
        }
    }

    /** When revenue counts. */
    public enum Recognition {
        /** When the customer's order is booked. */
        BOOKED,
        /** When it is invoiced. */
        INVOICED,
        /** When the customer's money has arrived. */
        CASH_RECEIVED
    }

    /** What may be taken off before sharing; nothing else is. */
    public enum Deduction {
        REBATES,
        CREDITS,
        LICENCE_COST,
        THIRD_PARTY_SERVICES,
        TRAVEL_EXPENSES,
        PAYMENT_FEES
    }

    /**
     * Shares from a month on.
     *
     * @param fromMonth counted from 1, the month of the first payment
     * @param shares one for each party that takes part, in the order in which ties are resolved; they total exactly one
     */
    public record Step(int fromMonth, List<PartyShare> shares) {
        public Step {
            shares = List.copyOf(shares);
            FieldChecks checks = new FieldChecks().between("/fromMonth", fromMonth, 1, MOST_MONTHS);
            SplitRuleChecks.shares(checks, shares).done();
        }
    }

    /** The share of one party; zero is allowed and gets nothing. */
    public record PartyShare(String partyId, Share share) {}

    /**
     * The most that a party gets under the rule.
     *
     * @param partyId whose share is capped
     * @param atMost above zero
     * @param per over what the total is taken
     * @param excessToId who gets what lies above
     */
    public record Cap(String partyId, Money atMost, CapScope per, String excessToId) {
        public Cap {
            new FieldChecks()
                    .positive("/atMost", atMost)
                    .that(
                            !partyId.equals(excessToId),
                            "/excessToId",
                            "is the capped party itself",
                            "name another party")
                    .done();
        }
    }

    /** Over what a cap is counted. */
    public enum CapScope {
        LINE,
        PERIOD,
        AGREEMENT
    }

    /**
     * What a party takes of each line before the rest is shared, never more than what is left of it. Either a share or an amount is given.
     *
     * @param partyId who takes it
     * @param share of what is left of the base
     * @param amount of each line
     * @param upTo the most in total over the agreement; without limit if absent
     */
    public record Preferred(
            String partyId,
            @Nullable Share share,
            @Nullable Money amount,
            @Nullable Money upTo) {
        public Preferred {
            FieldChecks checks = new FieldChecks();
            SplitRuleChecks.preferred(checks, share, amount, upTo);
            checks.done();
        }
    }

    /**
     * Shares that change with what was counted. Counted is the base of the rule, after deductions and before preferred shares.
     *
     * @param over the time or deal over which it is summed
     * @param mode whether a line that crosses a threshold is divided there
     * @param retroactive whether reaching a tier shares earlier lines of the same scope anew; only where whole lines fall into one tier
     * @param tiers the first from zero, each from more than the one before
     */
    public record Tiers(TierScope over, TierMode mode, boolean retroactive, List<Tier> tiers) {
        public Tiers {
            tiers = List.copyOf(tiers);
            FieldChecks checks = new FieldChecks();
            SplitRuleChecks.tiers(checks, mode, retroactive, tiers);
            checks.done();
        }
    }

    /** Over what the sum that decides on a tier is taken. */
    public enum TierScope {
        /** The reporting period in which the line counts. */
        PERIOD,
        /** The customer's order. */
        DEAL,
        /** The agreement. */
        LIFETIME
    }

    /** How a line that crosses a threshold is shared. */
    public enum TierMode {
        /** It is divided at the threshold, each part by its own tier. */
        MARGINAL,
        /** The whole of it by the tier that the sum with it reaches. */
        WHOLE
    }

    /**
     * The shares from a sum on.
     *
     * @param from the sum from which on it applies; zero for the first
     * @param shares as in a {@link Step}; they total exactly one
     */
    public record Tier(Money from, List<PartyShare> shares) {
        public Tier {
            shares = List.copyOf(shares);
            SplitRuleChecks.shares(new FieldChecks(), shares).done();
        }
    }

    /**
     * The least that a party gets under the rule, after caps.
     *
     * @param partyId who gets it
     * @param atLeast above zero
     * @param per over what the total is taken
     * @param fromId who gives what is missing, out of its own
     * @param recoupable whether what was given is taken back out of what the party earns above the floor in later periods; only per period
     */
    public record Floor(String partyId, Money atLeast, FloorScope per, String fromId, boolean recoupable) {
        public Floor {
            new FieldChecks()
                    .positive("/atLeast", atLeast)
                    .that(!partyId.equals(fromId), "/fromId", "is the party itself", "name another party")
                    .that(
                            !recoupable || per == FloorScope.PERIOD,
                            "/recoupable",
                            "is true, but only what was given for a period can be taken back in a later one",
                            "write false, or count the floor per \"period\"")
                    .done();
        }
    }

    /** Over what a floor is counted. */
    public enum FloorScope {
        LINE,
        PERIOD,
        AGREEMENT
    }
}
