package io.evenhand.settlement.split;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.settlement.split.DerivationStep.ByTier;
import io.evenhand.settlement.split.DerivationStep.Capped;
import io.evenhand.settlement.split.DerivationStep.Converted;
import io.evenhand.settlement.split.DerivationStep.Counted;
import io.evenhand.settlement.split.DerivationStep.Deducted;
import io.evenhand.settlement.split.DerivationStep.Divided;
import io.evenhand.settlement.split.DerivationStep.NobodyGets;
import io.evenhand.settlement.split.DerivationStep.RaisedToFloor;
import io.evenhand.settlement.split.DerivationStep.Recouped;
import io.evenhand.settlement.split.DerivationStep.Reshared;
import io.evenhand.settlement.split.DerivationStep.Returned;
import io.evenhand.settlement.split.DerivationStep.TakenFirst;
import io.evenhand.terms.ProgramTexts;
import io.evenhand.terms.SplitRule.PartyShare;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Says the steps of a derivation in words, in one language. */
public final class Explanation {
    private static final String FILE = "statement";
    private static final MathContext ENOUGH = new MathContext(40);
    private static final Explanation ENGLISH = new Explanation(UnaryOperator.identity(), Locale.ENGLISH);

    private final UnaryOperator<String> nameOf;
    private final ProgramTexts texts;

    /**
     * @param nameOf what a party is called, by its id
     * @throws IllegalArgumentException when nothing is written in that language here
     */
    public Explanation(UnaryOperator<String> nameOf, Locale language) {
        this.nameOf = nameOf;
        this.texts = ProgramTexts.of(FILE, language);
    }

    /** As the desk and the command line say it. @param nameOf what a party is called, by its id */
    public static Explanation inEnglish(UnaryOperator<String> nameOf) {
        return new Explanation(nameOf, Locale.ENGLISH);
    }

    static String inEnglish(WhyNotShared why) {
        return ENGLISH.why(why);
    }

    /** One sentence. */
    public String of(DerivationStep step) {
        return switch (step) {
            case Counted counted -> texts.say("counted", Map.of("gross", counted.gross(), "on", counted.on()));
            case Deducted deducted ->
                texts.say(
                        "deducted",
                        Map.of("amount", deducted.amount(), "kind", deducted.kind(), "left", deducted.left()));
            case Converted converted ->
                texts.say(
                        "converted",
                        Map.of(
                                "from", converted.from(),
                                "rate", converted.rate().toString(),
                                "source", rate(converted),
                                "to", converted.to()));
            case TakenFirst first -> takenFirst(first);
            case ByTier tiers -> byTier(tiers);
            case Divided divided -> divided(divided);
            case Capped capped -> capped(capped);
            case RaisedToFloor floor ->
                texts.say(
                        "raised-to-floor",
                        Map.of(
                                "party", name(floor.partyId()),
                                "before", floor.before(),
                                "least", floor.atLeast(),
                                "from", name(floor.fromId()),
                                "missing", floor.missing()));
            case Recouped recouped ->
                texts.say(
                        "recouped",
                        Map.of(
                                "party", name(recouped.partyId()),
                                "earned", recouped.earned(),
                                "least", recouped.atLeast(),
                                "outstanding", recouped.outstanding(),
                                "taken", recouped.taken(),
                                "to", name(recouped.toId())));
            case Returned returned ->
                texts.say(
                        "returned",
                        Map.of(
                                "line", returned.ofLine(),
                                "refunded", returned.refunded(),
                                "gross", returned.gross(),
                                "returned", returned.returned(),
                                "base", returned.base()));
            case Reshared reshared ->
                texts.say(
                        "reshared",
                        Map.of(
                                "counted", reshared.counted(),
                                "tier", reshared.tier(),
                                "was", parts(reshared.was()),
                                "is", parts(reshared.is())));
            case NobodyGets nobody -> sentence(why(nobody.why()));
        };
    }

    /** "Northwind EUR 34.00, Fabrikam EUR 66.00". */
    public String parts(List<Part> parts) {
        return parts.stream()
                .map(part -> name(part.partyId()) + " " + texts.language().money(part.amount()))
                .collect(Collectors.joining(", "));
    }

    /** Why nobody gets a part, to go on after a colon: without a full stop. */
    public String why(WhyNotShared why) {
        if (why instanceof WhyNotShared.Earlier earlier) {
            return earlier(earlier);
        }
        return texts.say(
                "not-shared." + ProgramTexts.nameOf(why.reason()),
                switch (why) {
                    case WhyNotShared.AfterTheLastMonth after ->
                        Map.of("month", after.month(), "months", after.months());
                    case WhyNotShared.AfterTheEnd after ->
                        Map.of("ended", after.ended(), "ordered", after.ordered(), "counted", after.counted());
                    case WhyNotShared.FirstOrderTooLate late -> tooLate(late);
                    case WhyNotShared.OtherEvent event -> Map.of("kind", event.kind());
                    case WhyNotShared.TooLateToAskBack late -> Map.of("last", late.last());
                    case WhyNotShared.PaidOut paid -> Map.of("payout", paid.payout());
                    case WhyNotShared.NotCovered ignored -> Map.of();
                    case WhyNotShared.NothingIsAskedBack ignored -> Map.of();
                    case WhyNotShared.WasNotShared ignored -> Map.of();
                    case WhyNotShared.Earlier ignored -> Map.of();
                });
    }

    /** What a line is of, in a few words: "Services, one-off, order D-1", "Refund of A". */
    public String what(RevenueLine line) {
        String of = line.refundOf();
        return of == null
                ? texts.say(
                        "sold",
                        Map.of(
                                "revenue", line.revenue(),
                                "occurrence", line.occurrence(),
                                "order", line.dealId()))
                : texts.say("went-back", Map.of("kind", line.kind(), "line", of));
    }

    private String earlier(WhyNotShared.Earlier earlier) {
        return texts.language().locale().getLanguage().equals(Locale.ENGLISH.getLanguage())
                ? earlier.words()
                : texts.find("earlier." + ProgramTexts.nameOf(earlier.reason()), Map.of())
                        .orElseGet(() -> texts.say("not-shared." + ProgramTexts.nameOf(earlier.reason()), Map.of()));
    }

    private static Map<String, Object> tooLate(WhyNotShared.FirstOrderTooLate late) {
        LocalDate first = late.first();
        return Map.of(
                "asked",
                late.asked(),
                "last",
                late.last(),
                "reported",
                first != null,
                "first",
                first == null ? "" : first);
    }

    private String takenFirst(TakenFirst first) {
        Share share = first.share();
        return texts.say(
                "taken-first",
                Map.of(
                        "party", name(first.partyId()),
                        "part", share != null,
                        "share", share == null ? "" : share,
                        "of", first.of(),
                        "taken", first.taken(),
                        "left", first.left()));
    }

    private String byTier(ByTier tiers) {
        return texts.say(
                "by-tier",
                Map.of(
                        "before", tiers.before(),
                        "after", tiers.after(),
                        "slices",
                                tiers.slices().stream()
                                        .map(slice -> Map.of(
                                                "amount", slice.amount(), "tier", slice.tier(), "from", slice.from()))
                                        .toList()));
    }

    private String capped(Capped capped) {
        boolean givesBack = capped.over().minorUnits() < 0;
        return texts.say(
                givesBack ? "no-longer-capped" : "capped",
                Map.of(
                        "over", givesBack ? capped.over().negate() : capped.over(),
                        "most", capped.atMost(),
                        "party", name(capped.partyId()),
                        "to", name(capped.toId())));
    }

    private String divided(Divided divided) {
        String shares = divided.shares().stream()
                .map(share -> texts.say(
                        "share",
                        Map.of(
                                "party", name(share.partyId()),
                                "share", share.share(),
                                "result", result(divided, share))))
                .collect(Collectors.joining("; "));
        Integer month = divided.month();
        return month == null
                ? texts.say("divided", Map.of("amount", divided.amount(), "shares", shares))
                : texts.say("divided-in-month", Map.of("amount", divided.amount(), "shares", shares, "month", month));
    }

    /** The exact part where it does not come out even, and what it is rounded to. */
    private String result(Divided divided, PartyShare share) {
        Money given = divided.parts().stream()
                .filter(part -> part.partyId().equals(share.partyId()))
                .map(Part::amount)
                .findFirst()
                .orElseThrow();
        Share exact = share.share();
        BigInteger product = BigInteger.valueOf(divided.amount().minorUnits()).multiply(exact.numerator());
        if (product.equals(BigInteger.valueOf(given.minorUnits()).multiply(exact.denominator()))) {
            return texts.language().money(given);
        }
        int decimals = given.currency().getDecimalPlaces();
        BigDecimal digits = new BigDecimal(product)
                .divide(new BigDecimal(exact.denominator()), ENOUGH)
                .movePointLeft(decimals);
        BigDecimal shown = digits.setScale(decimals + 4, RoundingMode.DOWN);
        String written = shown.compareTo(digits) == 0
                ? texts.language().digits(shown.stripTrailingZeros())
                : texts.language().digits(shown) + "…";
        return texts.say("rounded", Map.of("digits", written, "given", given));
    }

    private String name(String partyId) {
        return nameOf.apply(partyId);
    }

    private String sentence(String text) {
        return text.substring(0, 1).toUpperCase(texts.language().locale()) + text.substring(1) + ".";
    }

    private String rate(Converted converted) {
        LocalDate asked = converted.rateOf();
        String source = converted.source();
        if (source == null) {
            return texts.say("rate", Map.of("asked", asked));
        }
        RateOrigin origin = RateOrigin.read(source).orElse(null);
        String said = origin == null
                ? source
                : texts.say("rate." + ProgramTexts.nameOf(origin.kind()), Map.of("day", origin.day()));
        return origin != null && origin.day().equals(asked)
                ? said
                : texts.say("rate.found", Map.of("origin", said, "asked", asked));
    }
}
