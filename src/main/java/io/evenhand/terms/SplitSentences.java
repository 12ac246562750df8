package io.evenhand.terms;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.terms.Phrases.Length;
import io.evenhand.terms.SplitRule.Cap;
import io.evenhand.terms.SplitRule.CapScope;
import io.evenhand.terms.SplitRule.Floor;
import io.evenhand.terms.SplitRule.Occurrence;
import io.evenhand.terms.SplitRule.PartyShare;
import io.evenhand.terms.SplitRule.Preferred;
import io.evenhand.terms.SplitRule.TierMode;
import io.evenhand.terms.SplitRule.Tiers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which sentences say how one kind of revenue is shared, in the order in which an amount passes through them. Each may speak of the
 * revenue itself, and of what is left of it when somebody takes of it before the sharing.
 */
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
        write.say(
                clause + ".base",
                "split.base",
                about(
                        rule,
                        Map.of(
                                "recognised", rule.base().recognised(),
                                "gross", rule.base().isGross(),
                                "deductions", rule.base().deductions(),
                                "several", rule.base().deductions().size() > 1)));
        for (int i = 0; i < rule.preferred().size(); i++) {
            preferred(clause + ".preferred." + (i + 1), rule.preferred().get(i), i == 0);
        }
        Tiers tiers = rule.tiers();
        if (tiers == null) {
            steps(rule, clause);
        } else {
            tiers(rule, tiers, clause);
        }
        if (rule.occurrence() == Occurrence.RECURRING) {
            months(rule, clause + ".months");
        }
        for (int i = 0; i < rule.caps().size(); i++) {
            cap(clause + ".cap." + (i + 1), rule.caps().get(i));
        }
        for (int i = 0; i < rule.floors().size(); i++) {
            floor(clause + ".floor." + (i + 1), rule, rule.floors().get(i));
        }
        if (!rule.preferred().isEmpty() || !rule.floors().isEmpty()) {
            write.say(clause + ".order", "split.order", Map.of("parts", order(rule)));
        }
    }

    private static Map<String, Object> about(SplitRule rule, Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("occurrence", rule.occurrence());
        all.put("kinds", rule.covers());
        all.put("left", !rule.preferred().isEmpty());
        return all;
    }

    private void preferred(String clause, Preferred preferred, boolean first) {
        Optional<Share> share = Optional.ofNullable(preferred.share());
        Optional<Money> most = Optional.ofNullable(preferred.upTo());
        write.say(
                clause,
                first ? "split.preferred.first" : "split.preferred.next",
                Map.of(
                        "party", write.name(preferred.partyId()),
                        "what",
                                share.<Object>map(part -> part)
                                        .orElseGet(() -> Objects.requireNonNull(preferred.amount())),
                        "fixed", share.isEmpty(),
                        "limited", most.isPresent(),
                        "most", most.<Object>map(amount -> amount).orElse("")));
    }

    private void steps(SplitRule rule, String clause) {
        int steps = rule.steps().size();
        for (int i = 0; i < steps; i++) {
            boolean last = i == steps - 1;
            write.say(
                    steps == 1 ? clause + ".shares" : clause + ".shares." + (i + 1),
                    !last ? "split.shares.within" : steps == 1 ? "split.shares" : "split.shares.on",
                    about(
                            rule,
                            Map.of(
                                    "from", rule.steps().get(i).fromMonth(),
                                    "to", last ? 0 : rule.steps().get(i + 1).fromMonth() - 1,
                                    "shares", shares(rule.steps().get(i).shares()))));
        }
    }

    private List<Map<String, Object>> shares(List<PartyShare> shares) {
        return shares.stream()
                .map(share -> Map.<String, Object>of("party", write.name(share.partyId()), "share", share.share()))
                .toList();
    }

    private void months(SplitRule rule, String clause) {
        Integer months = rule.months();
        if (months == null) {
            write.say(clause, "split.months.all", Map.of());
        } else {
            write.say(
                    clause,
                    "split.months",
                    Map.of(
                            "months",
                            Length.months(months),
                            "biller",
                            write.name(terms.roles().billerId())));
        }
    }

    private void cap(String clause, Cap cap) {
        write.say(
                clause,
                "split.cap",
                Map.of(
                        "party", write.name(cap.partyId()),
                        "most", cap.atMost(),
                        "per", cap.per(),
                        "excess", write.name(cap.excessToId())));
    }

    private void tiers(SplitRule rule, Tiers tiers, String clause) {
        write.say(
                clause + ".tiers",
                "split.tiers",
                about(
                        rule,
                        Map.of(
                                "over", tiers.over(),
                                "mode", tiers.mode(),
                                "retroactive", tiers.retroactive(),
                                "returned", terms.clawback() != null)));
        for (int i = 0; i < tiers.tiers().size(); i++) {
            boolean last = i == tiers.tiers().size() - 1;
            String where = i == 0 ? "first" : last ? "last" : "middle";
            write.say(
                    clause + ".tier." + (i + 1),
                    "split.tier." + (tiers.mode() == TierMode.MARGINAL ? "marginal." : "whole.") + where,
                    Map.of(
                            "from", tiers.tiers().get(i).from(),
                            "to", last ? "" : tiers.tiers().get(i + 1).from(),
                            "shares", shares(tiers.tiers().get(i).shares())));
        }
    }

    private void floor(String clause, SplitRule rule, Floor floor) {
        List<CapScope> wider = rule.caps().stream()
                .filter(cap -> cap.partyId().equals(floor.partyId())
                        && cap.per().ordinal() > floor.per().ordinal())
                .map(Cap::per)
                .toList();
        write.say(
                clause,
                "split.floor." + Phrases.nameOf(floor.per()),
                Map.of(
                        "party", write.name(floor.partyId()),
                        "from", write.name(floor.fromId()),
                        "least", floor.atLeast(),
                        "limited", !wider.isEmpty(),
                        "per", wider,
                        "recoupable", floor.recoupable()));
    }

    /** What an amount passes through, one after the other. */
    private enum Part {
        DEDUCTED,
        TAKEN,
        SHARED,
        MOST,
        LEAST
    }

    private static List<Part> order(SplitRule rule) {
        List<Part> order = new ArrayList<>();
        if (!rule.base().isGross()) {
            order.add(Part.DEDUCTED);
        }
        if (!rule.preferred().isEmpty()) {
            order.add(Part.TAKEN);
        }
        order.add(Part.SHARED);
        if (!rule.caps().isEmpty()) {
            order.add(Part.MOST);
        }
        if (!rule.floors().isEmpty()) {
            order.add(Part.LEAST);
        }
        return order;
    }
}
