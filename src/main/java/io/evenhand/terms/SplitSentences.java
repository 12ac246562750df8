package io.evenhand.terms;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.terms.SplitRule.Cap;
import io.evenhand.terms.SplitRule.CapScope;
import io.evenhand.terms.SplitRule.Deduction;
import io.evenhand.terms.SplitRule.Floor;
import io.evenhand.terms.SplitRule.Occurrence;
import io.evenhand.terms.SplitRule.PartyShare;
import io.evenhand.terms.SplitRule.Preferred;
import io.evenhand.terms.SplitRule.Step;
import io.evenhand.terms.SplitRule.Tier;
import io.evenhand.terms.SplitRule.TierMode;
import io.evenhand.terms.SplitRule.Tiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The sentences about how one kind of revenue is shared, in the order in which an amount passes through them. */
final class SplitSentences {
    private final RevenueShareTerms terms;
    private final CommonSentences write;

    SplitSentences(RevenueShareTerms terms, CommonSentences write) {
        this.terms = terms;
        this.write = write;
    }

    /** Says everything about one rule. */
    void say(SplitRule rule) {
        String clause = "split." + rule.id();
        write.say(clause + ".base", base(rule));
        for (int i = 0; i < rule.preferred().size(); i++) {
            write.say(
                    clause + ".preferred." + (i + 1), preferred(rule.preferred().get(i), i == 0));
        }
        Tiers tiers = rule.tiers();
        if (tiers == null) {
            steps(rule, clause);
        } else {
            tiers(rule, tiers, clause);
        }
        if (rule.occurrence() == Occurrence.RECURRING) {
            write.say(
                    clause + ".months",
                    rule.months() == null
                            ? "This revenue is shared for as long as this agreement and its tail last."
                            : "This revenue is shared for %s from its first payment; after that %s keeps it."
                                    .formatted(
                                            Words.count(rule.months(), "month"),
                                            write.name(terms.roles().billerId())));
        }
        for (int i = 0; i < rule.caps().size(); i++) {
            write.say(clause + ".cap." + (i + 1), cap(rule.caps().get(i)));
        }
        for (int i = 0; i < rule.floors().size(); i++) {
            write.say(clause + ".floor." + (i + 1), floor(rule, rule.floors().get(i)));
        }
        if (!rule.preferred().isEmpty() || !rule.floors().isEmpty()) {
            write.say(clause + ".order", order(rule));
        }
    }

    private void steps(SplitRule rule, String clause) {
        for (int i = 0; i < rule.steps().size(); i++) {
            String id = rule.steps().size() == 1 ? clause + ".shares" : clause + ".shares." + (i + 1);
            write.say(id, shares(rule, i));
        }
    }

    private static String revenue(SplitRule rule) {
        List<String> kinds = rule.covers().stream()
                .map(kind -> switch (kind) {
                    case SERVICES -> "services";
                    case LICENCES -> "licences and subscriptions";
                    case SUPPORT -> "support and maintenance";
                    case HARDWARE -> "hardware";
                })
                .toList();
        return switch (rule.occurrence()) {
            case ONE_OFF -> "one-off revenue from " + Words.and(kinds);
            case RECURRING -> "recurring revenue from " + Words.and(kinds);
        };
    }

    private static String base(SplitRule rule) {
        String when = switch (rule.base().recognised()) {
            case BOOKED -> "when the customer's order is booked";
            case INVOICED -> "when it is invoiced";
            case CASH_RECEIVED -> "when the customer's payment is received";
        };
        String what = rule.base().isGross()
                ? "It is counted gross: nothing is deducted"
                : "It is counted net of %s, in this order, and of nothing else"
                        .formatted(Words.and(rule.base().deductions().stream()
                                .map(SplitSentences::deduction)
                                .toList()));
        if (rule.base().deductions().size() == 1) {
            what = what.replace(", in this order,", "");
        }
        return "%s from the introduced customer counts %s. %s. Tax on the sale is never part of it."
                .formatted(Words.capitalised(revenue(rule)), when, what);
    }

    private static String deduction(Deduction deduction) {
        return switch (deduction) {
            case REBATES -> "rebates granted to the customer";
            case CREDITS -> "credit notes";
            case LICENCE_COST -> "the purchase cost of licences";
            case THIRD_PARTY_SERVICES -> "services bought from third parties";
            case TRAVEL_EXPENSES -> "travel expenses passed on at cost";
            case PAYMENT_FEES -> "payment fees";
        };
    }

    private String shares(SplitRule rule, int index) {
        Step step = rule.steps().get(index);
        String who = who(step.shares());
        boolean last = index == rule.steps().size() - 1;
        String when = "";
        if (!last) {
            when = "In months %d to %d, "
                    .formatted(step.fromMonth(), rule.steps().get(index + 1).fromMonth() - 1);
        } else if (index > 0) {
            when = "From month %d on, ".formatted(step.fromMonth());
        }
        return Words.capitalised("%s%s is shared: %s.".formatted(when, shared(rule), who));
    }

    private String who(List<PartyShare> shares) {
        return Words.and(shares.stream().map(this::share).toList());
    }

    private String share(PartyShare share) {
        return "%s receives %s"
                .formatted(write.name(share.partyId()), share.share().words());
    }

    private static String per(CapScope scope) {
        return switch (scope) {
            case LINE -> "of each payment";
            case PERIOD -> "in each reporting period";
            case AGREEMENT -> "over the whole agreement";
        };
    }

    private String cap(Cap cap) {
        return "Under this rule %s receives at most %s %s; what lies above goes to %s."
                .formatted(
                        write.name(cap.partyId()), cap.atMost().format(), per(cap.per()), write.name(cap.excessToId()));
    }

    private String preferred(Preferred preferred, boolean first) {
        Share share = preferred.share();
        String of = first ? "of each amount that counts" : "of what is left of each amount";
        String what = share != null
                ? "%s %s".formatted(share.words(), of)
                : "%s %s, or all of it where it is less"
                        .formatted(Objects.requireNonNull(preferred.amount()).format(), of);
        Money most = preferred.upTo();
        return "%s %s takes %s%s."
                .formatted(
                        first ? "Before this revenue is shared," : "Then",
                        write.name(preferred.partyId()),
                        what,
                        most == null ? "" : ", until it has taken %s in total".formatted(most.format()));
    }

    /** What the shares are of. */
    private static String shared(SplitRule rule) {
        return rule.preferred().isEmpty() ? revenue(rule) : "what is left of " + revenue(rule);
    }

    private void tiers(SplitRule rule, Tiers tiers, String clause) {
        String over = switch (tiers.over()) {
            case PERIOD -> "in the same reporting period";
            case DEAL -> "on the same order of the customer";
            case LIFETIME -> "since this agreement took effect";
        };
        boolean untouched = rule.preferred().isEmpty();
        List<String> sentences = new ArrayList<>();
        sentences.add("%s is shared by tiers.".formatted(Words.capitalised(shared(rule))));
        sentences.add("The tier follows from the sum of the amounts that count under this rule %s%s."
                .formatted(over, untouched ? "" : ", before anybody has taken anything of them"));
        sentences.add(
                switch (tiers.mode()) {
                    case MARGINAL ->
                        "An amount with which the sum passes from one tier to the next is divided there%s, and each part shared by its own tier."
                                .formatted(untouched ? "" : ", what is left of it in the same proportion");
                    case WHOLE ->
                        "%s is shared as a whole by the tier that the sum has reached with it."
                                .formatted(untouched ? "Each amount" : "What is left of each amount");
                });
        if (tiers.retroactive()) {
            sentences.add(
                    "A tier that is reached holds for the earlier amounts of that sum, too: what each party is due more or less is allocated by a correction of its own, and nothing is changed that was allocated before.");
        }
        if (terms.clawback() != null) {
            sentences.add(
                    tiers.retroactive()
                            ? "An amount whose shares are returned leaves the sum, and a tier that is lost with it is corrected in the same way."
                            : "An amount whose shares are returned leaves the sum from then on; nothing is shared anew because of it.");
        }
        write.say(clause + ".tiers", String.join(" ", sentences));
        for (int i = 0; i < tiers.tiers().size(); i++) {
            write.say(clause + ".tier." + (i + 1), tier(tiers, i));
        }
    }

    private String tier(Tiers tiers, int index) {
        Tier tier = tiers.tiers().get(index);
        boolean last = index == tiers.tiers().size() - 1;
        String from = tier.from().format();
        String to = last ? "" : tiers.tiers().get(index + 1).from().format();
        boolean marginal = tiers.mode() == TierMode.MARGINAL;
        String where;
        if (index == 0) {
            where = marginal ? "Of the first %s of the sum".formatted(to) : "While the sum is below %s".formatted(to);
        } else if (last) {
            where = marginal ? "Of what is above %s".formatted(from) : "When it has reached %s".formatted(from);
        } else {
            where = marginal
                    ? "Of what is above %s up to %s".formatted(from, to)
                    : "When it has reached %s, but not %s".formatted(from, to);
        }
        return "%s, %s.".formatted(where, who(tier.shares()));
    }

    private String floor(SplitRule rule, Floor floor) {
        String party = write.name(floor.partyId());
        String from = write.name(floor.fromId());
        String least = "Under this rule %s receives at least %s"
                .formatted(party, floor.atLeast().format());
        String back = floor.recoupable()
                ? " What %s gave goes back to it out of what %s earns above that amount in later reporting periods; what has not gone back at the end is not asked for."
                        .formatted(from, party)
                : "";
        List<String> wider = rule.caps().stream()
                .filter(cap -> cap.partyId().equals(floor.partyId())
                        && cap.per().ordinal() > floor.per().ordinal())
                .map(cap -> per(cap.per()))
                .toList();
        String limit = wider.isEmpty()
                ? ""
                : " This goes no further than the most that %s receives %s.".formatted(party, Words.and(wider));
        return switch (floor.per()) {
            case LINE ->
                "%s of each amount that counts; what is missing comes from the share that %s has of the same amount, as far as that goes.%s"
                        .formatted(least, from, limit);
            case PERIOD ->
                "%s in each reporting period, also in one without revenue or with fewer days; %s gives what is missing out of its own.%s%s"
                        .formatted(least, from, limit, back);
            case AGREEMENT ->
                "%s over the whole agreement; %s gives what is missing out of its own at the end."
                        .formatted(least, from);
        };
    }

    private static String order(SplitRule rule) {
        List<String> order = new ArrayList<>();
        if (!rule.base().isGross()) {
            order.add("what is deducted");
        }
        if (!rule.preferred().isEmpty()) {
            order.add("what is taken before the sharing");
        }
        order.add("the shares");
        if (!rule.caps().isEmpty()) {
            order.add("the most that a party receives");
        }
        if (!rule.floors().isEmpty()) {
            order.add("the least that a party receives");
        }
        return "An amount under this rule is worked out in this order: %s.".formatted(String.join(", then ", order));
    }
}
