package io.evenhand.settlement.whatif;

import io.evenhand.money.Money;
import io.evenhand.settlement.split.Correction;
import io.evenhand.settlement.split.DerivationStep;
import io.evenhand.settlement.split.DerivationStep.ByTier;
import io.evenhand.settlement.split.DerivationStep.Capped;
import io.evenhand.settlement.split.DerivationStep.Divided;
import io.evenhand.settlement.split.DerivationStep.RaisedToFloor;
import io.evenhand.settlement.split.DerivationStep.Recouped;
import io.evenhand.settlement.split.DerivationStep.Slice;
import io.evenhand.settlement.split.LineKind;
import io.evenhand.settlement.split.LineSplit;
import io.evenhand.settlement.split.Part;
import io.evenhand.settlement.split.PeriodEnd.Position;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.settlement.split.SplitResult.NotShared;
import io.evenhand.settlement.split.SplitResult.Reason;
import io.evenhand.settlement.split.SplitResult.Refused;
import io.evenhand.settlement.whatif.Forecast.Bite;
import io.evenhand.settlement.whatif.Forecast.Kind;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.Sentence;
import io.evenhand.terms.TermsFormat;
import io.evenhand.terms.TermsParty;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects where terms bite: what the engine's own derivations, corrections, positions and refusals say, each rule once. */
final class Bites {
    private static final String CARRY_FORWARD = "clawback.carry-forward";

    private final Map<String, String> names;
    private final Map<String, String> sentences;
    private final Map<Key, Tally> tallies = new LinkedHashMap<>();

    Bites(RevenueShareTerms terms) {
        names = terms.parties().stream().collect(Collectors.toMap(TermsParty::partnerId, TermsParty::legalName));
        sentences = TermsFormat.sentences(terms).stream()
                .collect(Collectors.toMap(Sentence::clauseId, Sentence::text, (one, other) -> one + " " + other));
    }

    /** @param what tells apart what one clause does to several, or for several reasons */
    private record Key(Kind kind, String clauseId, String what) {}

    private static final class Tally {
        private final YearMonth first;
        private final Function<Tally, String> words;
        private final Set<YearMonth> months = new HashSet<>();
        private @Nullable Money amount;
        private boolean hasSum = true;
        private int times;

        Tally(YearMonth first, Function<Tally, String> words) {
            this.first = first;
            this.words = words;
        }

        void add(YearMonth month, @Nullable Money more) {
            months.add(month);
            times++;
            if (more != null && hasSum) {
                amount = amount == null ? more : sum(amount, more);
                hasSum = amount != null;
            }
        }

        /** Null where there is none: lines that are not shared may be in any currency, and of any amount. */
        private static @Nullable Money sum(Money one, Money other) {
            try {
                return one.currency().equals(other.currency()) ? one.plus(other) : null;
            } catch (ArithmeticException beyond64Bits) {
                return null;
            }
        }

        String sum() {
            return amount == null ? "Revenue" : amount.format();
        }

        String lines() {
            return times == 1 ? "1 line" : times + " lines";
        }
    }

    private void add(
            Kind kind,
            String clauseId,
            String what,
            YearMonth month,
            @Nullable Money amount,
            Function<Tally, String> words) {
        Tally tally = tallies.computeIfAbsent(new Key(kind, clauseId, what), key -> new Tally(month, words));
        tally.add(month, amount);
    }

    List<Bite> all() {
        return tallies.entrySet().stream()
                .map(entry -> bite(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Bite::first))
                .toList();
    }

    /** A name may end in a point of its own. */
    private Bite bite(Key key, Tally tally) {
        YearMonth first = tally.months.stream().min(Comparator.naturalOrder()).orElse(tally.first);
        return new Bite(
                key.kind(),
                key.clauseId(),
                sentences.getOrDefault(key.clauseId(), ""),
                first,
                tally.months.size(),
                tally.amount,
                tally.words.apply(tally).replace("..", "."));
    }

    void shared(YearMonth month, LineSplit split) {
        split.derivation().forEach(step -> step(month, step));
    }

    private void step(YearMonth month, DerivationStep step) {
        switch (step) {
            case ByTier tiers -> tiers.slices().forEach(slice -> tier(month, tiers, slice));
            case Divided divided -> divided(month, divided);
            case Capped capped -> capped(month, capped);
            case RaisedToFloor floor -> floor(month, floor, floor.missing());
            default -> {}
        }
    }

    private void tier(YearMonth month, ByTier tiers, Slice slice) {
        if (slice.tier() > 1) {
            String clause = tiers.clauseId().replaceFirst("tiers$", "tier." + slice.tier());
            add(
                    Kind.TIER,
                    clause,
                    "",
                    month,
                    slice.amount(),
                    tally -> "Tier %d, from %s, is reached; %s of revenue falls into it."
                            .formatted(slice.tier(), slice.from().format(), tally.sum()));
        }
    }

    /** The clause of a later step ends in its number, which counts from 1. */
    private void divided(YearMonth month, Divided divided) {
        if (divided.clauseId().matches("split\\..*\\.shares\\.([2-9]|1[0-9]+)")) {
            add(
                    Kind.STEP,
                    divided.clauseId(),
                    "",
                    month,
                    divided.amount(),
                    tally -> "Other shares hold, from month %d of the stream on; %s of revenue is shared by them."
                            .formatted(divided.month(), tally.sum()));
        }
    }

    private void capped(YearMonth month, Capped capped) {
        Key key = new Key(Kind.CAP, capped.clauseId(), "");
        if (capped.over().isPositive() || tallies.containsKey(key)) {
            add(
                    key.kind(),
                    key.clauseId(),
                    key.what(),
                    month,
                    capped.over(),
                    tally -> "The cap of %s cuts what %s gets by %s, which goes to %s."
                            .formatted(
                                    capped.atMost().format(),
                                    name(capped.partyId()),
                                    tally.sum(),
                                    name(capped.toId())));
        }
    }

    private void floor(YearMonth month, RaisedToFloor floor, Money given) {
        add(
                Kind.FLOOR,
                floor.clauseId(),
                "",
                month,
                given,
                tally -> "%s is raised to the %s that it is promised: %s gives %s."
                        .formatted(name(floor.partyId()), floor.atLeast().format(), name(floor.fromId()), tally.sum()));
    }

    void corrected(YearMonth month, Correction correction) {
        switch (correction.reason()) {
            case TIER_REACHED -> {
                add(
                        Kind.RESHARED,
                        correction.clauseId(),
                        "",
                        month,
                        correction.parts().stream()
                                .map(Part::amount)
                                .filter(Money::isPositive)
                                .reduce(Money::plus)
                                .orElse(null),
                        tally -> "Earlier revenue is shared anew by the tier that holds then; %s changes hands."
                                .formatted(tally.sum()));
                correction.derivation().forEach(step -> step(month, step));
            }
            case FLOOR ->
                correction.derivation().forEach(step -> {
                    if (step instanceof RaisedToFloor floor) {
                        floor(month, floor, of(correction, floor.partyId()));
                    }
                });
            case RECOUPMENT ->
                correction.derivation().forEach(step -> {
                    if (step instanceof Recouped recouped) {
                        recouped(month, recouped, of(correction, recouped.toId()));
                    }
                });
        }
    }

    private static Money of(Correction correction, String partyId) {
        return correction.parts().stream()
                .filter(part -> part.partyId().equals(partyId))
                .map(Part::amount)
                .findFirst()
                .orElseThrow();
    }

    private void recouped(YearMonth month, Recouped recouped, Money back) {
        add(
                Kind.RECOUPED,
                recouped.clauseId(),
                "",
                month,
                back,
                tally -> "%s earns more than it is promised, and %s of what it was given before goes back to %s."
                        .formatted(name(recouped.partyId()), tally.sum(), name(recouped.toId())));
    }

    void position(YearMonth month, Position position) {
        String clause = sentences.containsKey(CARRY_FORWARD) ? CARRY_FORWARD : "clawback";
        String party = name(position.partyId());
        if (position.carriedForward().isPositive()) {
            Money owed = position.carriedForward();
            add(
                    Kind.CARRIED_FORWARD,
                    clause,
                    position.partyId(),
                    month,
                    null,
                    tally -> "%s must return %s more than it earns by then; that comes out of its later shares."
                            .formatted(party, owed.format()));
        }
        if (position.lapsed().isPositive()) {
            add(
                    Kind.LAPSED,
                    clause,
                    position.partyId(),
                    month,
                    position.lapsed(),
                    tally -> "%s need not return %s any more; the biller bears it.".formatted(party, tally.sum()));
        }
    }

    void notShared(RevenueLine line, NotShared not) {
        boolean monthsEnd = not.reason() == Reason.AFTER_THE_LAST_MONTH;
        boolean back = line.kind() != LineKind.SALE;
        add(
                monthsEnd ? Kind.MONTHS_END : Kind.NOT_SHARED,
                not.clauseId(),
                not.reason() + (back ? " back" : ""),
                YearMonth.from(line.countedOn()),
                line.gross(),
                tally -> "%s in %s %s: %s."
                        .formatted(
                                tally.sum(),
                                tally.lines(),
                                back ? "went back, and nobody returns a share of it" : "is not shared",
                                not.words()));
    }

    void refused(RevenueLine line, Refused refused) {
        add(
                Kind.REFUSED,
                "",
                refused.field(),
                YearMonth.from(line.countedOn()),
                null,
                tally -> "%s cannot be shared. Line %s: %s %s; %s."
                        .formatted(
                                tally.lines(), refused.lineId(), refused.field(), refused.problem(), refused.remedy()));
    }

    private String name(String partyId) {
        return names.getOrDefault(partyId, partyId);
    }
}
