package io.evenhand.settlement.split.file;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The columns of a file of revenue lines; their names are those of the first line. */
public enum RevenueColumn {
    ID(true, "by which you know the line; the same id with the same content is the same line"),
    KIND(true, "sale, refund, credit or churn"),
    REVENUE(true, "services, licences, support or hardware"),
    OCCURRENCE(true, "one-off or recurring"),
    DEAL(true, "the customer's order"),
    COUNTED_ON(
            true,
            "the day on which it counts, as the terms recognise revenue, or on which money went back: 2026-03-31"),
    CURRENCY(true, "ISO 4217: EUR"),
    GROSS(true, "without tax, not negative, with a point: 1200.00"),
    STREAM(false, "what is paid again and again; empty if the recurring revenue is one stream"),
    ORDERED_ON(false, "the day of the order; empty if it is that on which the line counts"),
    REBATES(false, "deducted where the terms say so, in the currency of the line"),
    CREDITS(false, "likewise"),
    LICENCE_COST(false, "likewise"),
    THIRD_PARTY_SERVICES(false, "likewise"),
    TRAVEL_EXPENSES(false, "likewise"),
    PAYMENT_FEES(false, "likewise"),
    REFUND_OF(false, "the id of the sale of which money went back; empty for a sale"),
    RATE(
            false,
            "units of the currency of payment for one of the line's, 0.9234 or 1/1.0830; empty in the same currency");

    private final boolean required;
    private final String help;

    RevenueColumn(boolean required, String help) {
        this.required = required;
        this.help = help;
    }

    /** As it stands in the first line. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the column must be there and every row must fill it. */
    public boolean isRequired() {
        return required;
    }

    public String help() {
        return help;
    }

    public static List<String> titles() {
        return Arrays.stream(values()).map(RevenueColumn::title).toList();
    }
}
