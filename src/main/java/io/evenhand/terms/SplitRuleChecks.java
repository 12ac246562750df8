package io.evenhand.terms;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.terms.SplitRule.Cap;
import io.evenhand.terms.SplitRule.CapScope;
import io.evenhand.terms.SplitRule.Floor;
import io.evenhand.terms.SplitRule.FloorScope;
import io.evenhand.terms.SplitRule.PartyShare;
import io.evenhand.terms.SplitRule.Preferred;
import io.evenhand.terms.SplitRule.Step;
import io.evenhand.terms.SplitRule.Tier;
import io.evenhand.terms.SplitRule.TierMode;
import io.evenhand.terms.SplitRule.TierScope;
import io.evenhand.terms.SplitRule.Tiers;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** Where the parts of a rule contradict each other, or leave something open. */
final class SplitRuleChecks {
    private static final int MOST_PREFERRED = 20;
    private static final int MOST_TIERS = 20;

    private SplitRuleChecks() {}

    /** That shares are one a party and total exactly one. */
    static FieldChecks shares(FieldChecks checks, List<PartyShare> shares) {
        Share total = Share.total(shares.stream().map(PartyShare::share).toList());
        return checks.unique("/shares", shares.stream().map(PartyShare::partyId).toList())
                .that(
                        total.equals(Share.ONE),
                        "/shares",
                        "total %s, not 1".formatted(total),
                        "change the shares so that they total exactly 1 (100 %)");
    }

    static void preferred(FieldChecks checks, List<Preferred> preferred) {
        checks.that(
                preferred.size() <= MOST_PREFERRED,
                "/preferred",
                "holds %d".formatted(preferred.size()),
                "write at most %d".formatted(MOST_PREFERRED));
    }

    /** Of one preferred share, that it says how much, and leaves something to share. */
    static void preferred(FieldChecks checks, @Nullable Share share, @Nullable Money amount, @Nullable Money upTo) {
        if (share == null && amount == null) {
            checks.that(false, "", "says neither which share nor which amount", "add \"share\" or \"amount\"");
        }
        checks.that(share == null || amount == null, "/amount", "is given beside a share", "leave out one of the two");
        if (share != null) {
            checks.that(
                    share.isPart() && !share.isZero(),
                    "/share",
                    "is %s".formatted(share),
                    "write a part above 0 and of at most 1, for example \"5 %\"");
            checks.that(
                    !share.equals(Share.ONE) || upTo != null,
                    "/share",
                    "takes everything and leaves nothing to share",
                    "write less than 1, or add \"upTo\"");
        }
        if (amount != null) {
            checks.positive("/amount", amount);
        }
        if (upTo != null) {
            checks.positive("/upTo", upTo);
            checks.that(
                    amount == null || isAtMost(amount, upTo),
                    "/upTo",
                    "is %s, less than the amount of one line".formatted(upTo),
                    "write at least the amount, or leave it out");
        }
    }

    /** Of tiers alone, that they begin at zero and rise. */
    static void tiers(FieldChecks checks, TierMode mode, boolean retroactive, List<Tier> tiers) {
        checks.that(
                tiers.size() >= 2 && tiers.size() <= MOST_TIERS,
                "/tiers",
                "holds %d".formatted(tiers.size()),
                "write from 2 to %d tiers, or leave out what holds them".formatted(MOST_TIERS));
        checks.that(
                !retroactive || mode == TierMode.WHOLE,
                "/retroactive",
                "is true, but each part of a line has a tier of its own",
                "write false, or the mode \"whole\"");
        for (int i = 0; i < tiers.size(); i++) {
            Money from = tiers.get(i).from();
            String at = "/tiers/%d/from".formatted(i);
            if (i == 0) {
                checks.that(from.minorUnits() == 0, at, "is %s".formatted(from), "let the first tier begin at 0");
            } else {
                Money before = tiers.get(i - 1).from();
                checks.that(
                        !from.currency().equals(before.currency()) || from.compareTo(before) > 0,
                        at,
                        "is %s, but the tier before begins at %s".formatted(from, before),
                        "order the tiers by amount, each once");
            }
        }
    }

    /** That shares change by tiers or by months, not both, and that both say the same where nothing has changed yet. */
    static void tiers(FieldChecks checks, List<Step> steps, @Nullable Tiers tiers) {
        if (tiers == null || steps.isEmpty()) {
            return;
        }
        checks.that(
                steps.size() == 1,
                "/tiers",
                "stands beside %d steps".formatted(steps.size()),
                "let the shares change by tiers or by months, not both: keep one step, or leave out \"tiers\"");
        checks.that(
                steps.size() > 1
                        || steps.getFirst()
                                .shares()
                                .equals(tiers.tiers().getFirst().shares()),
                "/steps/0/shares",
                "are not those of the first tier",
                "write the same shares in both, in the same order");
    }

    /** That whoever guarantees has something to give, and no guarantee is above what its party may have at all. */
    static void floors(
            FieldChecks checks,
            List<Floor> floors,
            List<Cap> caps,
            List<Step> steps,
            @Nullable Tiers tiers,
            List<Preferred> preferred) {
        checks.unique(
                "/floors",
                floors.stream()
                        .map(floor -> floor.partyId() + " per " + word(floor.per()))
                        .toList());
        Set<String> takers = takers(caps, steps, tiers, preferred);
        for (int i = 0; i < floors.size(); i++) {
            Floor floor = floors.get(i);
            String at = "/floors/" + i;
            checks.that(
                    floors.stream()
                            .noneMatch(other -> other.per() == floor.per()
                                    && other.partyId().equals(floor.fromId())),
                    at + "/fromId",
                    "names %s, which has a floor of its own per %s".formatted(floor.fromId(), word(floor.per())),
                    "name who has none, or leave out one of the two");
            checks.that(
                    floor.per() != FloorScope.LINE || takers.contains(floor.fromId()),
                    at + "/fromId",
                    "names %s, which gets nothing of a line".formatted(floor.fromId()),
                    "name who has a share to give from");
            for (Cap cap : caps) {
                checks.that(
                        !contradict(floor, cap),
                        at + "/atLeast",
                        "is %s per %s, but at most %s per %s is allowed"
                                .formatted(floor.atLeast(), word(floor.per()), cap.atMost(), word(cap.per())),
                        "lower it to the cap, or raise the cap");
            }
        }
    }

    /** Of one line, period or agreement a party cannot get more than of the period or agreement in which it lies. */
    private static boolean contradict(Floor floor, Cap cap) {
        return cap.partyId().equals(floor.partyId())
                && cap.per().ordinal() >= floor.per().ordinal()
                && !isAtMost(floor.atLeast(), cap.atMost());
    }

    /**
     * That nobody has to guess what happens in an earlier period when all is shared anew, or to one limit when another gives way.
     *
     * @param id of the rule, for the names of its clauses
     */
    static void retroactive(FieldChecks checks, String id, @Nullable Tiers tiers, List<Cap> caps, List<Floor> floors) {
        if (tiers == null || !tiers.retroactive()) {
            return;
        }
        String anew = "split.%s.tiers".formatted(id);
        String perPeriod = limit(id, caps, floors, CapScope.PERIOD, FloorScope.PERIOD);
        String perAgreement = limit(id, caps, floors, CapScope.AGREEMENT, FloorScope.AGREEMENT);
        if (perPeriod == null) {
            return;
        }
        if (tiers.over() != TierScope.PERIOD) {
            checks.that(
                    false,
                    "/tiers/over",
                    "is \"%s\", so a tier that is reached shares revenue of earlier periods anew (clause \"%s\"), but clause \"%s\" sets a limit for each period"
                            .formatted(word(tiers.over()), anew, perPeriod),
                    "write \"period\", let \"retroactive\" be false, or set that limit per line or agreement");
        } else {
            checks.that(
                    perAgreement == null,
                    "/tiers/retroactive",
                    "is true, so a tier that is reached shares revenue anew (clause \"%s\"), but clause \"%s\" sets a limit for each period and clause \"%s\" one for the agreement"
                            .formatted(anew, perPeriod, perAgreement),
                    "keep limits of one kind, or write false");
        }
    }

    /** The clause of the first cap or floor of that scope; null if there is none. */
    private static @Nullable String limit(
            String id, List<Cap> caps, List<Floor> floors, CapScope capped, FloorScope raised) {
        for (int i = 0; i < caps.size(); i++) {
            if (caps.get(i).per() == capped) {
                return "split.%s.cap.%d".formatted(id, i + 1);
            }
        }
        for (int i = 0; i < floors.size(); i++) {
            if (floors.get(i).per() == raised) {
                return "split.%s.floor.%d".formatted(id, i + 1);
            }
        }
        return null;
    }

    private static Set<String> takers(
            List<Cap> caps, List<Step> steps, @Nullable Tiers tiers, List<Preferred> preferred) {
        Set<String> takers = new HashSet<>();
        steps.forEach(step -> addTo(takers, step.shares()));
        if (tiers != null) {
            tiers.tiers().forEach(tier -> addTo(takers, tier.shares()));
        }
        caps.forEach(cap -> takers.add(cap.excessToId()));
        preferred.forEach(taken -> takers.add(taken.partyId()));
        return takers;
    }

    private static void addTo(Set<String> takers, List<PartyShare> shares) {
        shares.stream().filter(share -> !share.share().isZero()).forEach(share -> takers.add(share.partyId()));
    }

    /** Amounts in different currencies are refused elsewhere, and cannot be compared. */
    private static boolean isAtMost(Money amount, Money most) {
        return !amount.currency().equals(most.currency()) || amount.compareTo(most) <= 0;
    }

    private static String word(Enum<?> scope) {
        return scope.name().toLowerCase(Locale.ROOT);
    }

    /** What only the whole agreement can tell: that every party named is one, and amounts are in its currency. */
    static void inAgreement(FieldChecks checks, String at, SplitRule rule, List<String> ids, CurrencyUnit currency) {
        for (int i = 0; i < rule.steps().size(); i++) {
            parties(checks, at + "/steps/" + i, rule.steps().get(i).shares(), ids);
        }
        for (int i = 0; i < rule.caps().size(); i++) {
            Cap cap = rule.caps().get(i);
            String capAt = "%s/caps/%d".formatted(at, i);
            checks.oneOf(capAt + "/partyId", cap.partyId(), ids).oneOf(capAt + "/excessToId", cap.excessToId(), ids);
            settled(checks, capAt + "/atMost", cap.atMost(), currency);
        }
        for (int i = 0; i < rule.preferred().size(); i++) {
            Preferred preferred = rule.preferred().get(i);
            String preferredAt = "%s/preferred/%d".formatted(at, i);
            checks.oneOf(preferredAt + "/partyId", preferred.partyId(), ids);
            settled(checks, preferredAt + "/amount", preferred.amount(), currency);
            settled(checks, preferredAt + "/upTo", preferred.upTo(), currency);
        }
        List<Tier> tiers = rule.tiers() == null ? List.of() : rule.tiers().tiers();
        for (int i = 0; i < tiers.size(); i++) {
            String tierAt = "%s/tiers/tiers/%d".formatted(at, i);
            parties(checks, tierAt, tiers.get(i).shares(), ids);
            settled(checks, tierAt + "/from", tiers.get(i).from(), currency);
        }
        for (int i = 0; i < rule.floors().size(); i++) {
            Floor floor = rule.floors().get(i);
            String floorAt = "%s/floors/%d".formatted(at, i);
            checks.oneOf(floorAt + "/partyId", floor.partyId(), ids).oneOf(floorAt + "/fromId", floor.fromId(), ids);
            settled(checks, floorAt + "/atLeast", floor.atLeast(), currency);
        }
    }

    private static void parties(FieldChecks checks, String at, List<PartyShare> shares, List<String> ids) {
        for (int i = 0; i < shares.size(); i++) {
            checks.oneOf("%s/shares/%d/partyId".formatted(at, i), shares.get(i).partyId(), ids);
        }
    }

    /** An amount, if it is there at all, in the currency of the payments. */
    static void settled(FieldChecks checks, String at, @Nullable Money amount, CurrencyUnit currency) {
        checks.that(
                amount == null || amount.currency().equals(currency),
                at,
                "is in %s".formatted(amount == null ? currency : amount.currency()),
                "use %s, in which the parties settle".formatted(currency));
    }
}
