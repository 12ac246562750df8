package io.evenhand.settlement.payable;

import io.evenhand.settlement.payable.SelfBilledInvoice.Party;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The values that the wording of a self-billing invoice asks for. */
final class InvoicePage {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private InvoicePage() {}

    record PartyRow(String role, String name, String address, String country, String registration, String ids) {}

    record DueRow(String day, String amount) {}

    static String title(SelfBilledInvoice invoice) {
        return "Self-billing invoice " + invoice.number();
    }

    static Map<String, Object> of(SelfBilledInvoice invoice) {
        Map<String, Object> values = new HashMap<>();
        values.put("title", title(invoice));
        values.put("number", invoice.number());
        values.put("issuedOn", day(invoice.issuedOn()));
        values.put("agreedOn", day(invoice.agreedOn()));
        values.put("supplier", invoice.supplier().name());
        values.put("customer", invoice.customer().name());
        values.put(
                "parties",
                List.of(
                        party("Supplier, in whose name it is written", invoice.supplier()),
                        party("Customer, who writes and pays it", invoice.customer())));
        values.put("firstDay", day(invoice.firstDay()));
        values.put("lastDay", day(invoice.lastDay()));
        values.put("what", invoice.what());
        values.put("agreementNumber", invoice.agreementNumber());
        values.put("agreementTitle", invoice.agreementTitle());
        values.put("statementNumber", invoice.statementNumber());
        values.put("net", amount(invoice, invoice.net()));
        values.put(
                "rate",
                invoice.taxTreatment().addsTax()
                        ? invoice.ratePercent() + " %"
                        : invoice.taxTreatment().title());
        values.put("tax", amount(invoice, invoice.tax()));
        values.put("gross", amount(invoice, invoice.gross()));
        values.put("taxWords", invoice.taxWords());
        values.put("hasTaxWords", !invoice.taxWords().isEmpty());
        values.put(
                "dues",
                invoice.due().stream()
                        .map(due -> new DueRow(day(due.on()), amount(invoice, due.amount())))
                        .toList());
        values.put("hasTax", invoice.tax() != 0);
        values.put("machine", FacturX.isPossible(invoice));
        return values;
    }

    private static PartyRow party(String role, Party party) {
        String ids = party.vatId().isEmpty()
                ? party.taxNumber().isEmpty() ? "" : "Number at the tax office " + party.taxNumber()
                : "VAT id " + party.vatId();
        return new PartyRow(
                role,
                party.name(),
                party.address(),
                StandardRates.name(party.country()),
                party.registration(),
                ids.isEmpty() ? "No VAT id recorded" : ids);
    }

    private static String amount(SelfBilledInvoice invoice, long minorUnits) {
        return invoice.money(minorUnits).format();
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }
}
