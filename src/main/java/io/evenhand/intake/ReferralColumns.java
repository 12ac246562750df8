package io.evenhand.intake;

import static io.evenhand.intake.Column.optional;
import static io.evenhand.intake.Column.required;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The columns of a file of referrals, and in which of them a field of a referral stands. */
final class ReferralColumns {
    static final int SEATS = 3;
    static final String MEANT = "words_are_meant";

    static final List<Column> ALL = List.of(
            required("reference", "Your own number for it, unique in the network.", "REF-2026-0201"),
            optional("external_id", "The id in your own system, exactly as it is there.", "0065g00000LmNoP"),
            required(
                    "title",
                    "What is needed, in words that do not give the customer away.",
                    "Warehouse control for a wholesaler"),
            optional(
                    "customer_id",
                    "A customer of your list, imported before; then leave the seven columns that follow empty.",
                    ""),
            optional("customer_name", "By which people call the customer.", "Adler"),
            optional("customer_legal_name", "As registered.", "Adler Lebensmittel GmbH"),
            optional("customer_domain", "The customer's own internet domain, in lower case.", "adler-food.example"),
            optional("customer_tax_id", "VAT or tax number.", ""),
            optional("customer_country", "Two capital letters.", "DE"),
            optional("contact_name", "Whom to talk to.", "Eva Adler"),
            optional("contact_email", "The contact's address.", "eva@adler-food.example"),
            required(
                    "need",
                    "What is needed, for candidates who do not know the customer.",
                    "Forklifts wait for their orders."),
            required("areas", "Areas of competence, separated by semicolons.", "ERP; Warehouse"),
            required("region", "Where the customer is.", "Saxony"),
            optional("company_size", "Number of people, as a range.", "50-100"),
            optional("timing", "Until the work is to start: P3M is three months.", "P3M"),
            optional("estimated_value", "Digits with a point, no thousands separators.", "120000.00"),
            optional("currency", "ISO 4217; EUR when it is left empty.", "EUR"),
            optional(
                    "biller",
                    "Who bills the customer: introducer, a seat, or a partner's short name; the first seat when it is left empty.",
                    "delivery"),
            optional("seat", "The name of the seat; delivery when it is left empty.", "delivery"),
            optional(
                    "seat_areas", "What it delivers, separated by semicolons; all areas when it is left empty.", "ERP"),
            required(
                    "candidates",
                    "Partners' short names, the preferred first, separated by semicolons.",
                    "contoso; litware"),
            optional(
                    "answer_within",
                    "How long each candidate has: P5D is five days, which it is when left empty.",
                    "P5D"),
            optional("seat_2", "A second seat, if there is one.", ""),
            optional("seat_2_areas", "What it delivers.", ""),
            optional("seat_2_candidates", "Its candidates.", ""),
            optional("seat_3", "A third seat, if there is one.", ""),
            optional("seat_3_areas", "What it delivers.", ""),
            optional("seat_3_candidates", "Its candidates.", ""),
            required("introducer_share", "Your share of the revenue: 15 % or 1/3.", "15 %"),
            optional("seat_share", "The first seat's share; with one seat, the rest when it is left empty.", "85 %"),
            optional("seat_2_share", "The second seat's.", ""),
            optional("seat_3_share", "The third seat's.", ""),
            optional(
                    "covers",
                    "Kinds of revenue that are shared, separated by semicolons; services when it is left empty.",
                    "services"),
            optional("occurrence", "one-off or recurring; one-off when it is left empty.", "one-off"),
            optional(
                    "months",
                    "For how many months recurring revenue is shared; as long as the agreement when it is left empty.",
                    ""),
            optional("days_to_payment", "Days from the customer's payment to yours; 30 when it is left empty.", "30"),
            required(
                    "nda_purpose",
                    "What the NDA is about; where one with the same purpose is in force between all, none is signed anew.",
                    "preparing a joint project for a customer that one party introduces"),
            required(
                    "products",
                    "To what the customer protection applies, separated by semicolons.",
                    "Business Central"),
            required("governing_law", "A country, or a part of one with a law of its own: DE, GB-ENG.", "DE"),
            required("courts", "The place whose courts decide.", "Hamburg"),
            optional(
                    MEANT,
                    "yes, if words of the need may seem to tell who the customer is and are meant; else empty.",
                    ""));

    private static final Map<String, String> BY_FIELD = byField();
    private static final Pattern SEAT = Pattern.compile("/seats/([0-9])/(\\w+).*");

    private ReferralColumns() {}

    /** The column to mend; the one that names the customer when the customer was taken from the list. */
    static String of(String pointer, boolean customerIsListed) {
        if (customerIsListed && pointer.startsWith("/customer")) {
            return "customer_id";
        }
        Matcher seat = SEAT.matcher(pointer);
        if (seat.matches()) {
            return ofSeat(Integer.parseInt(seat.group(1)), seat.group(2));
        }
        return BY_FIELD.entrySet().stream()
                .filter(field -> pointer.equals(field.getKey()) || pointer.startsWith(field.getKey() + "/"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static String ofSeat(int number, String field) {
        String seat = seat(number);
        return switch (field) {
            case "areas" -> seat + "_areas";
            case "candidates" -> number == 0 ? "candidates" : seat + "_candidates";
            case "answerWithin" -> "answer_within";
            default -> seat;
        };
    }

    static String seat(int number) {
        return number == 0 ? "seat" : "seat_" + (number + 1);
    }

    /** The longest pointers first. */
    private static Map<String, String> byField() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("/reference", "reference");
        fields.put("/title", "title");
        fields.put("/customer/name", "customer_name");
        fields.put("/customer/legalName", "customer_legal_name");
        fields.put("/customer/domain", "customer_domain");
        fields.put("/customer/taxId", "customer_tax_id");
        fields.put("/customer/country", "customer_country");
        fields.put("/customer/contactName", "contact_name");
        fields.put("/customer/contactEmail", "contact_email");
        fields.put("/need/summary", "need");
        fields.put("/need/areas", "areas");
        fields.put("/need/region", "region");
        fields.put("/need/companySize", "company_size");
        fields.put("/need/timing", "timing");
        fields.put("/need/estimatedValue", "estimated_value");
        fields.put("/biller", "biller");
        fields.put("/seats", "candidates");
        fields.put("/terms/nda/purpose", "nda_purpose");
        for (String agreement : List.of("nda", "revenueShare", "customerProtection")) {
            fields.put("/terms/" + agreement + "/jurisdiction/governingLaw", "governing_law");
            fields.put("/terms/" + agreement + "/jurisdiction/courts", "courts");
        }
        fields.put("/terms/revenueShare/rules/0/covers", "covers");
        fields.put("/terms/revenueShare/rules/0/occurrence", "occurrence");
        fields.put("/terms/revenueShare/rules/0/months", "months");
        fields.put("/terms/revenueShare/rules/0/steps", "introducer_share");
        fields.put("/terms/revenueShare/payment/currency", "currency");
        fields.put("/terms/revenueShare/payment/daysAfterClearedFunds", "days_to_payment");
        fields.put("/terms/customerProtection/products", "products");
        fields.put("/terms/nda", "nda_purpose");
        return fields;
    }
}
