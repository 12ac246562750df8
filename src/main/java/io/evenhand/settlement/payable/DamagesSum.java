package io.evenhand.settlement.payable;

import io.evenhand.money.Money;
import io.evenhand.terms.CustomerProtectionTerms;
import io.evenhand.terms.CustomerProtectionTerms.Damages.FixedDamages;
import io.evenhand.terms.CustomerProtectionTerms.Damages.RevenueDamages;

/**
 * What a breach costs by the signed terms.
 *
 * @param capped whether more would be owed if the terms did not limit it
 * @param words the arithmetic, in a sentence
 */
public record DamagesSum(Money amount, boolean capped, String words) {

    /**
     * @param breaches how many, at least one; asked of a fixed amount
     * @param revenue that the breach brought in the months that the terms name, net of tax; asked of a part of it
     * @param before what the same party owes under the same agreement already
     */
    public static DamagesSum of(CustomerProtectionTerms.Damages terms, int breaches, Money revenue, Money before) {
        return switch (terms) {
            case FixedDamages fixed ->
                new DamagesSum(
                        new Money(
                                Math.multiplyExact(fixed.amount().minorUnits(), (long) breaches),
                                fixed.amount().currency()),
                        false,
                        "%s at %s for each by the signed terms."
                                .formatted(
                                        breaches == 1 ? "One breach" : breaches + " breaches",
                                        fixed.amount().format()));
            case RevenueDamages part -> part(part, revenue, before);
        };
    }

    private static DamagesSum part(RevenueDamages terms, Money revenue, Money before) {
        Money part = TaxProposal.taxHalfEven(revenue, terms.share());
        Money left = terms.atMost().minus(before);
        boolean capped = part.minorUnits() > left.minorUnits();
        String words = "%s of %s is %s".formatted(terms.share().words(), revenue.format(), part.format());
        return capped
                ? new DamagesSum(
                        left,
                        true,
                        "%s; of the %s that the signed terms allow at most, %s are left."
                                .formatted(words, terms.atMost().format(), left.format()))
                : new DamagesSum(part, false, words + " by the signed terms.");
    }
}
