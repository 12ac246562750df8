package io.evenhand.settlement.payable;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How tax concerns a payable, as far as the seats of the two tell. The payee's finance confirms it or says what else holds.
 *
 * @param rate of the domestic treatment; absent where none is known, and zero otherwise
 * @param reason in a sentence
 */
public record TaxProposal(TaxTreatment treatment, Optional<Share> rate, String reason) {

    /**
     * @param supplier country of the payee, who supplies the service
     * @param customer country of the payer
     * @param standard the payee's rate in its country, if one is known
     */
    static TaxProposal of(PayableKind kind, String supplier, String customer, Optional<Share> standard) {
        Optional<Share> none = Optional.of(Share.ZERO);
        if (kind == PayableKind.INTEREST) {
            return new TaxProposal(
                    TaxTreatment.OUTSIDE_SCOPE, none, "Interest for late payment is not paid for any supply.");
        }
        if (kind == PayableKind.REMAINDER) {
            return new TaxProposal(
                    TaxTreatment.OUTSIDE_SCOPE,
                    none,
                    "What is left after setting off was taxed as part of what was set off.");
        }
        String from = StandardRates.name(supplier);
        String to = StandardRates.name(customer);
        if (supplier.equals(customer)) {
            return new TaxProposal(
                    TaxTreatment.DOMESTIC,
                    standard,
                    "Payee and payer both sit in %s%s."
                            .formatted(
                                    from,
                                    standard.map(rate -> ", where the standard rate is " + rate.words())
                                            .orElse("; the payee has to say at which rate")));
        }
        if (StandardRates.isInTheUnion(supplier) && StandardRates.isInTheUnion(customer)) {
            return new TaxProposal(
                    TaxTreatment.REVERSE_CHARGE,
                    none,
                    "The payee sits in %s and the payer in %s, both in the European Union: the payer accounts for the tax."
                            .formatted(from, to));
        }
        return new TaxProposal(
                TaxTreatment.OUTSIDE_SCOPE,
                none,
                "The payee sits in %s and the payer in %s: the place of supply is where the payer sits."
                        .formatted(from, to));
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
