package io.evenhand.settlement.payable;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How tax concerns a payable, as far as the seats of the two and what is recorded of the payee tell. The payee's finance confirms it or says
 * what else holds.
 *
 * @param rate of the domestic treatment; absent where none is known, and zero otherwise
 * @param reason in a sentence
 * @param vouched the rate that the payer need not be asked about: the standard rate of the payee's country by a source of ours; absent where
 *     only the payee says so, and zero where none is added
 */
public record TaxProposal(TaxTreatment treatment, Optional<Share> rate, String reason, Optional<Share> vouched) {
    private static final Optional<Share> NONE = Optional.of(Share.ZERO);

    /**
     * Who supplies.
     *
     * @param country of the payee
     * @param smallBusiness whether it adds no tax at home
     * @param ownRate as its finance set it, if it did
     * @param known the standard rate of its country, if one is known
     */
    record Supplier(
            String country, boolean smallBusiness, Optional<Share> ownRate, Optional<StandardRates.Known> known) {}

    /** @param customer country of the payer */
    static TaxProposal of(PayableKind kind, Supplier supplier, String customer) {
        if (kind == PayableKind.INTEREST) {
            return untaxed(TaxTreatment.OUTSIDE_SCOPE, "Interest for late payment is not paid for any supply.");
        }
        if (kind == PayableKind.DAMAGES) {
            return untaxed(
                    TaxTreatment.OUTSIDE_SCOPE,
                    "Damages make good a breach, and are not paid for any supply: they are outside the scope of value added tax.");
        }
        if (kind == PayableKind.REMAINDER) {
            return untaxed(
                    TaxTreatment.OUTSIDE_SCOPE,
                    "What is left after setting off was taxed as part of what was set off.");
        }
        String from = StandardRates.name(supplier.country());
        String to = StandardRates.name(customer);
        if (supplier.country().equals(customer)) {
            return supplier.smallBusiness()
                    ? untaxed(
                            TaxTreatment.EXEMPT,
                            "Payee and payer both sit in %s, and the payee is recorded there as exempt as a small enterprise."
                                    .formatted(from))
                    : domestic(supplier, from);
        }
        if (StandardRates.isInTheUnion(supplier.country()) && StandardRates.isInTheUnion(customer)) {
            return untaxed(
                    TaxTreatment.REVERSE_CHARGE,
                    "The payee sits in %s and the payer in %s, both in the European Union: the payer accounts for the tax."
                            .formatted(from, to));
        }
        return untaxed(
                TaxTreatment.OUTSIDE_SCOPE,
                "The payee sits in %s and the payer in %s: the place of supply is where the payer sits."
                        .formatted(from, to));
    }

    private static TaxProposal untaxed(TaxTreatment treatment, String reason) {
        return new TaxProposal(treatment, NONE, reason, NONE);
    }

    private static TaxProposal domestic(Supplier supplier, String country) {
        String both = "Payee and payer both sit in %s".formatted(country);
        Optional<Share> vouched = supplier.known().map(StandardRates.Known::rate);
        if (supplier.ownRate().isPresent()) {
            return new TaxProposal(
                    TaxTreatment.DOMESTIC,
                    supplier.ownRate(),
                    "%s; the payee has set the rate of %s."
                            .formatted(both, supplier.ownRate().get().words()),
                    vouched);
        }
        return new TaxProposal(
                TaxTreatment.DOMESTIC,
                vouched,
                supplier.known()
                        .map(known -> "%s, where the standard rate is %s since %s (%s)."
                                .formatted(both, known.rate().words(), known.since(), known.source()))
                        .orElse(both + "; the payee has to say at which rate."),
                vouched);
    }

    /** Whether the payer need not be asked: it is as the seats of the two and a source of ours say. */
    boolean isUsual(TaxTreatment said, Share rate) {
        return said == treatment && vouched.filter(rate::equals).isPresent();
    }

    /** What the invoice says where the payee says no more of why nothing is added. */
    String usualNote() {
        return switch (treatment) {
            case OUTSIDE_SCOPE -> reason;
            case EXEMPT -> "the supplier is exempt as a small enterprise.";
            case DOMESTIC, REVERSE_CHARGE -> "";
        };
    }

    /** The tax on an amount, rounded to the nearest minor unit; where two are equally near, to the even one. */
    static Money taxHalfEven(Money net, Share rate) {
        BigDecimal product = new BigDecimal(rate.numerator()).multiply(BigDecimal.valueOf(net.minorUnits()));
        return new Money(
                product.divide(new BigDecimal(rate.denominator()), 0, RoundingMode.HALF_EVEN)
                        .longValueExact(),
                net.currency());
    }

    /** The words that an invoice has to bear. Empty where the rate and the amount of the tax say it. */
    static String wording(TaxTreatment treatment, String note) {
        return wording(treatment, note, "en");
    }

    /** @param language of the invoice, as a tag; a note is as its author wrote it */
    static String wording(TaxTreatment treatment, String note, String language) {
        return language.equals("de") ? german(treatment, note) : english(treatment, note);
    }

    private static String german(TaxTreatment treatment, String note) {
        return switch (treatment) {
            case DOMESTIC -> "";
            case REVERSE_CHARGE ->
                "Steuerschuldnerschaft des Leistungsempfängers (Artikel 44 und 196 der Richtlinie 2006/112/EG).";
            case OUTSIDE_SCOPE -> note.isEmpty() ? "Im Land des Leistenden nicht umsatzsteuerbar." : note;
            case EXEMPT -> "Von der Umsatzsteuer befreit: " + note;
        };
    }

    private static String english(TaxTreatment treatment, String note) {
        return switch (treatment) {
            case DOMESTIC -> "";
            case REVERSE_CHARGE ->
                "Reverse charge: the recipient of the service is liable for the value added tax (Articles 44 and 196 of Directive 2006/112/EC).";
            case OUTSIDE_SCOPE ->
                note.isEmpty() ? "Not subject to value added tax in the country of the supplier." : note;
            case EXEMPT -> "Exempt from value added tax: " + note;
        };
    }
}
