package io.evenhand.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which field of {@code desk/introduce.html} a problem with the facts belongs to. */
final class ReferralFields {
    private ReferralFields() {}

    /** By pointer, in the order in which they are looked for. */
    static Map<String, String> byPointer() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("/reference", "reference");
        fields.put("/title", "title");
        fields.put("/customer/name", "customerName");
        fields.put("/customer/legalName", "legalName");
        fields.put("/customer/domain", "domain");
        fields.put("/customer/taxId", "taxId");
        fields.put("/customer/country", "customerCountry");
        fields.put("/customer/contactName", "contactName");
        fields.put("/customer/contactEmail", "contactEmail");
        fields.put("/need/summary", "summary");
        fields.put("/need/areas", "areas");
        fields.put("/need/region", "region");
        fields.put("/need/companySize", "companySize");
        fields.put("/need/timing", "startMonths");
        fields.put("/need/estimatedValue", "amount");
        fields.put("/biller", "biller");
        fields.put("/language", "language");
        fields.put("/seats", "first");
        for (String agreement : List.of("nda", "revenueShare", "customerProtection")) {
            fields.put("/terms/" + agreement + "/jurisdiction/governingLaw", "governingLaw");
            fields.put("/terms/" + agreement + "/jurisdiction/courts", "courts");
        }
        fields.put("/terms/revenueShare/rules/0/covers", "covers");
        fields.put("/terms/revenueShare/rules/0/occurrence", "occurrence");
        fields.put("/terms/revenueShare/rules/0/months", "shareMonths");
        fields.put("/terms/revenueShare/rules/0/steps", "ownShare");
        fields.put("/terms/revenueShare/payment/currency", "currency");
        fields.put("/terms/revenueShare/payment/daysAfterClearedFunds", "daysToPayment");
        fields.put("/terms/customerProtection/products", "products");
        fields.put("/terms/nda", "ndaPurpose");
        return fields;
    }
}
