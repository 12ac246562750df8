package io.evenhand.settlement.payable;

import io.evenhand.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a self-billing invoice says, kept as it was issued: whoever moves or is renamed later changes nothing in it. Amounts are in minor
 * units of its currency.
 *
 * @param supplier the payee, in whose name it is written
 * @param customer the payer, who writes it
 * @param agreedOn the day on which the payee agreed that the payer writes its invoices
 * @param firstDay of what was supplied, and @param lastDay alike
 * @param what it is for
 * @param treatment by its name in {@link TaxTreatment}
 * @param ratePercent in per cent, such as "19"; "0" where none is added
 * @param taxWords what the law wants said about the tax; empty where rate and amount say it
 * @param language of the agreement, as a tag; null in one that was written before invoices knew it
 * @param due when which part of the net falls due, the first day first
 */
record SelfBilledInvoice(
        String number,
        LocalDate issuedOn,
        Instant issuedAt,
        Party supplier,
        Party customer,
        LocalDate agreedOn,
        LocalDate firstDay,
        LocalDate lastDay,
        String what,
        String agreementNumber,
        String agreementTitle,
        String statementNumber,
        String currency,
        long net,
        String treatment,
        String ratePercent,
        long tax,
        String taxWords,
        List<Due> due,
        @Nullable String language) {
    SelfBilledInvoice {
        due = List.copyOf(due);
    }

    /**
     * @param registration in the public register
     * @param country ISO 3166 alpha-2
     * @param vatId empty where it has none
     * @param taxNumber at its tax office; empty where it is not recorded
     */
    record Party(String name, String registration, String address, String country, String vatId, String taxNumber) {}

    record Due(LocalDate on, long amount) {}

    /** In which it is worded. */
    Locale locale() {
        return language == null ? Locale.ENGLISH : Locale.of(language);
    }

    TaxTreatment taxTreatment() {
        return TaxTreatment.valueOf(treatment);
    }

    Money money(long minorUnits) {
        return new Money(minorUnits, Money.currency(currency));
    }

    long gross() {
        return Math.addExact(net, tax);
    }
}
