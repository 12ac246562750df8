package io.evenhand.settlement.revenue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The columns of a file of revenue lines. */
public enum LineColumn {
    ID(true, "By which you know the line; the same id is the same line, whenever it is sent.", "INV-2026-0815/1"),
    KIND(true, "sale, refund, credit or churn.", "sale"),
    REVENUE(true, "services, licences, support or hardware.", "licences"),
    OCCURRENCE(true, "one_off, or recurring for what is paid again and again.", "recurring"),
    DEAL(true, "The customer's order.", "ORD-17"),
    STREAM(false, "Of recurring revenue: the subscription, where the order holds several.", "SUB-3"),
    ORDERED_ON(true, "The day of the order, as 2026-03-31.", "2026-01-12"),
    COUNTED_ON(true, "The day on which it counts by the terms; of money that went back, the day on which it went.", "2026-02-03"),
    CURRENCY(true, "An ISO 4217 code.", "EUR"),
    GROSS(true, "The amount without tax, never negative; digits with a point.", "1200.00"),
    REBATES(false, "What may be deducted, in the same currency.", "20.00"),
    CREDITS(false, "As rebates.", ""),
    LICENCE_COST(false, "As rebates.", ""),
    THIRD_PARTY_SERVICES(false, "As rebates.", ""),
    TRAVEL_EXPENSES(false, "As rebates.", ""),
    PAYMENT_FEES(false, "As rebates.", ""),
    REFUND_OF(false, "Of a refund, credit or churn: the id of the line that it concerns.", ""),
    RATE(false, "Of another currency than the agreement's: units of that for one of this, as 0.9234 or 1/1.0830.", "");

    private final boolean required;
    private final String help;
    private final String example;

    LineColumn(boolean required, String help, String example) {
        this.required = required;
        this.help = help;
        this.example = example;
    }

    /** As it stands in the first line of a file. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the file must have it. */
    public boolean required() {
        return required;
    }

    public String help() {
        return help;
    }

    public String example() {
        return example;
    }

    static Optional<LineColumn> of(String title) {
        return Arrays.stream(values())
                .filter(column -> column.title().equals(title))
                .findFirst();
    }

    static List<String> titles() {
        return Arrays.stream(values()).map(LineColumn::title).toList();
    }
}
