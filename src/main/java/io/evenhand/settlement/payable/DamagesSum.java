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
            case FixedDamages fixed -> fixed(fixed, breaches, before);
            case RevenueDamages part -> part(part, revenue, before);
        };
    }

    private static DamagesSum fixed(FixedDamages terms, int breaches, Money before) {
        Money all = new Money(
                Math.multiplyExact(terms.amount().minorUnits(), (long) breaches),
                terms.amount().currency());
        String words = "%s at %s for each"
                .formatted(
                        breaches == 1 ? "One breach" : breaches + " breaches",
                        terms.amount().format());
        Money most = terms.atMost();
        return most == null
                ? new DamagesSum(all, false, words + " by the signed terms.")
                : held(all, words, most, before);
    }

    private static DamagesSum part(RevenueDamages terms, Money revenue, Money before) {
        Money part = TaxProposal.taxHalfEven(revenue, terms.share());
        String words = "%s of %s is %s".formatted(terms.share().words(), revenue.format(), part.format());
        return held(part, words, terms.atMost(), before);
    }

    private static DamagesSum held(Money all, String words, Money most, Money before) {
        Money left = most.minus(before);
        return all.minorUnits() > left.minorUnits()
                ? new DamagesSum(
                        left,
                        true,
                        "%s; of the %s that the signed terms allow at most, %s are left."
                                .formatted(words, most.format(), left.format()))
                : new DamagesSum(all, false, words + " by the signed terms.");
    }
}
