package io.evenhand.settlement.split;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.settlement.split.DerivationStep.ByTier;
import io.evenhand.settlement.split.DerivationStep.Capped;
import io.evenhand.settlement.split.DerivationStep.Converted;
import io.evenhand.settlement.split.DerivationStep.Counted;
import io.evenhand.settlement.split.DerivationStep.Deducted;
import io.evenhand.settlement.split.DerivationStep.Divided;
import io.evenhand.settlement.split.DerivationStep.RaisedToFloor;
import io.evenhand.settlement.split.DerivationStep.Recouped;
import io.evenhand.settlement.split.DerivationStep.Reshared;
import io.evenhand.settlement.split.DerivationStep.Returned;
import io.evenhand.settlement.split.DerivationStep.Slice;
import io.evenhand.settlement.split.DerivationStep.TakenFirst;
import io.evenhand.terms.SplitRule.PartyShare;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Says the steps of a derivation in words. */
public final class Explanation {
    private static final MathContext ENOUGH = new MathContext(40);

    private final UnaryOperator<String> nameOf;

    /** @param nameOf what a party is called, by its id */
    public Explanation(UnaryOperator<String> nameOf) {
        this.nameOf = nameOf;
    }

    /** One sentence. */
    public String of(DerivationStep step) {
        return switch (step) {
            case Counted counted -> "%s counts on %s.".formatted(counted.gross().format(), counted.on());
            case Deducted deducted ->
                "Less %s of %s leaves %s."
                        .formatted(
                                deducted.amount().format(),
                                word(deducted.kind()),
                                deducted.left().format());
            case Converted converted ->
                "%s at %s (%s) is %s, rounded half-even."
                        .formatted(
                                converted.from().format(),
                                converted.rate(),
                                rate(converted),
                                converted.to().format());
            case TakenFirst first ->
                "%s first takes %s%s; %s is left."
                        .formatted(
                                name(first.partyId()),
                                first.share() == null
                                        ? ""
                                        : first.share().words() + " of "
                                                + first.of().format() + ", ",
                                first.taken().format(),
                                first.left().format());
            case ByTier tiers ->
                "%s was counted before and %s with it: %s."
                        .formatted(tiers.before().format(), tiers.after().format(), slices(tiers.slices()));
            case Divided divided -> divided(divided);
            case Capped capped -> capped(capped);
            case RaisedToFloor floor ->
                "%s has %s, less than the %s that it is promised; %s gives %s."
                        .formatted(
                                name(floor.partyId()),
                                floor.before().format(),
                                floor.atLeast().format(),
                                name(floor.fromId()),
                                floor.missing().format());
            case Recouped recouped ->
                "%s has %s, more than the %s that it is promised; of the %s that it was given before, %s goes back to %s."
                        .formatted(
                                name(recouped.partyId()),
                                recouped.earned().format(),
                                recouped.atLeast().format(),
                                recouped.outstanding().format(),
                                recouped.taken().format(),
                                name(recouped.toId()));
            case Returned returned ->
                "Of line %s, %s of %s has now gone back: %s of the %s that was shared. Each party returns its part of that, less what it returned before."
                        .formatted(
                                returned.ofLine(),
                                returned.refunded().format(),
                                returned.gross().format(),
                                returned.returned().format(),
                                returned.base().format());
            case Reshared reshared ->
                "With %s, tier %d holds, for earlier amounts, too: what was shared before as %s is shared as %s."
                        .formatted(
                                reshared.counted().format(),
                                reshared.tier(),
                                parts(reshared.was()),
                                parts(reshared.is()));
        };
    }

    /** "Northwind 34.00, Fabrikam 66.00". */
    public String parts(List<Part> parts) {
        return parts.stream()
                .map(part -> name(part.partyId()) + " " + part.amount().format())
                .collect(Collectors.joining(", "));
    }

    private String capped(Capped capped) {
        boolean givesBack = capped.over().minorUnits() < 0;
        return givesBack
                ? "%s lay above the cap of %s for %s and need not go to %s any more."
                        .formatted(
                                capped.over().negate().format(),
                                capped.atMost().format(),
                                name(capped.partyId()),
                                name(capped.toId()))
                : "%s is above the cap of %s for %s and goes to %s."
                        .formatted(
                                capped.over().format(),
                                capped.atMost().format(),
                                name(capped.partyId()),
                                name(capped.toId()));
    }

    private String divided(Divided divided) {
        String month = divided.month() == null ? "" : "In month %d of the stream, ".formatted(divided.month());
        String who = divided.shares().stream()
                .map(share -> "%s %s is %s"
                        .formatted(name(share.partyId()), share.share().words(), result(divided, share)))
                .collect(Collectors.joining("; "));
        return "%s%s is divided: %s.".formatted(month, divided.amount().format(), who);
    }

    /** The exact part where it does not come out even, and what it is rounded to. */
    private static String result(Divided divided, PartyShare share) {
        Money given = divided.parts().stream()
                .filter(part -> part.partyId().equals(share.partyId()))
                .map(Part::amount)
                .findFirst()
                .orElseThrow();
        Share exact = share.share();
        BigInteger product = BigInteger.valueOf(divided.amount().minorUnits()).multiply(exact.numerator());
        if (product.equals(BigInteger.valueOf(given.minorUnits()).multiply(exact.denominator()))) {
            return given.format();
        }
        int decimals = given.currency().getDecimalPlaces();
        BigDecimal digits = new BigDecimal(product)
                .divide(new BigDecimal(exact.denominator()), ENOUGH)
                .movePointLeft(decimals);
        BigDecimal shown = digits.setScale(decimals + 4, RoundingMode.DOWN);
        return shown.compareTo(digits) == 0
                ? "exactly %s, rounded %s".formatted(shown.stripTrailingZeros().toPlainString(), given.format())
                : "exactly %s…, rounded %s".formatted(shown.toPlainString(), given.format());
    }

    private static String slices(List<Slice> slices) {
        return slices.stream()
                .map(slice -> "%s in tier %d (from %s)"
                        .formatted(
                                slice.amount().format(),
                                slice.tier(),
                                slice.from().format()))
                .collect(Collectors.joining(", "));
    }

    private String name(String partyId) {
        return nameOf.apply(partyId);
    }

    static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String rate(Converted converted) {
        String asked = "rate of " + converted.rateOf();
        String source = converted.source();
        return source == null ? asked : source.endsWith(asked) ? source : source + ", for " + converted.rateOf();
    }
}
