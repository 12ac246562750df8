package io.evenhand.settlement.payable;

import io.evenhand.settlement.payable.SelfBilledInvoice.Party;
import java.util.HashMap;
import java.util.Map;

/** The values that the wording of a self-billing invoice declares, of the types that it declares. */
final class InvoicePage {
    /** By which the wording knows them. */
    private static final Map<TaxTreatment, String> TREATMENTS = Map.of(
            TaxTreatment.DOMESTIC, "domestic",
            TaxTreatment.REVERSE_CHARGE, "reverseCharge",
            TaxTreatment.OUTSIDE_SCOPE, "outsideScope",
            TaxTreatment.EXEMPT, "exempt");

    private InvoicePage() {}

    static Map<String, Object> of(SelfBilledInvoice invoice) {
        Map<String, Object> values = new HashMap<>();
        values.put("number", invoice.number());
        values.put("issuedOn", invoice.issuedOn());
        values.put("agreedOn", invoice.agreedOn());
        values.put("supplier", party(invoice.supplier()));
        values.put("customer", party(invoice.customer()));
        values.put("firstDay", invoice.firstDay());
        values.put("lastDay", invoice.lastDay());
        values.put("what", invoice.what());
        values.put("agreementNumber", invoice.agreementNumber());
        values.put("agreementTitle", invoice.agreementTitle());
        values.put("statementNumber", invoice.statementNumber());
        values.put("net", invoice.money(invoice.net()));
        values.put("treatment", TREATMENTS.get(invoice.taxTreatment()));
        values.put("ratePercent", invoice.ratePercent());
        values.put("tax", invoice.money(invoice.tax()));
        values.put("gross", invoice.money(invoice.gross()));
        put(values, "taxWords", invoice.taxWords());
        values.put(
                "dues",
                invoice.due().stream()
                        .map(due -> Map.of("day", due.on(), "amount", invoice.money(due.amount())))
                        .toList());
        values.put("hasTax", invoice.tax() != 0);
        values.put("machine", FacturX.isPossible(invoice));
        return values;
    }

    private static Map<String, Object> party(Party party) {
        Map<String, Object> values = new HashMap<>();
        values.put("name", party.name());
        put(values, "registration", party.registration());
        values.put("address", party.address());
        values.put("country", party.country());
        put(values, "vatId", party.vatId());
        put(values, "taxNumber", party.vatId().isEmpty() ? party.taxNumber() : "");
        values.put("noNumber", party.vatId().isEmpty() && party.taxNumber().isEmpty());
        return values;
    }

    private static void put(Map<String, Object> values, String name, String text) {
        if (!text.isEmpty()) {
            values.put(name, text);
        }
    }
}
