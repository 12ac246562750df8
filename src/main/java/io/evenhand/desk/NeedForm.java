package io.evenhand.desk;

import io.evenhand.money.Money;
import io.evenhand.referral.Need;
import java.time.DateTimeException;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A need as somebody typed it; what was left out is empty, and not known. */
record NeedForm(
        String summary,
        String areas,
        String region,
        String companySize,
        String months,
        String amount,
        String currency,
        @Nullable Boolean wordsAreMeant) {
    private static final int LONGEST_SUMMARY = 2000;
    private static final int LONGEST_AREAS = 1000;
    private static final int LONGEST_LINE = 100;
    private static final int MOST_MONTHS = 120;

    NeedForm(
            @Nullable String summary,
            @Nullable String areas,
            @Nullable String region,
            @Nullable String companySize,
            @Nullable String months,
            @Nullable String amount,
            @Nullable String currency,
            @Nullable Boolean wordsAreMeant) {
        this.summary = typed(summary);
        this.areas = typed(areas);
        this.region = typed(region);
        this.companySize = typed(companySize);
        this.months = typed(months);
        this.amount = typed(amount);
        this.currency = typed(currency);
        this.wordsAreMeant = wordsAreMeant;
    }

    private static String typed(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    static NeedForm of(Need need) {
        Money value = need.estimatedValue();
        return new NeedForm(
                need.summary(),
                need.areas(),
                need.region(),
                need.companySize(),
                need.timing() == null ? "" : months(need.timing()),
                value == null ? "" : value.amount(),
                value == null ? "" : value.currency().getCode(),
                false);
    }

    private static String months(String period) {
        try {
            return Long.toString(Math.max(1, Period.parse(period).toTotalMonths()));
        } catch (DateTimeException notAPeriod) {
            return "";
        }
    }

    /** What will not do, by field: sentences that say what to enter. */
    Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        text(
                problems,
                "summary",
                summary,
                LONGEST_SUMMARY,
                "Say what is needed, in words that do not give the customer away.");
        text(problems, "areas", areas, LONGEST_AREAS, "Name the product areas, separated by commas.");
        text(problems, "region", region, LONGEST_LINE, "Name the region in which the customer is.");
        if (companySize.length() > LONGEST_LINE) {
            problems.put("companySize", "Use at most " + LONGEST_LINE + " characters.");
        }
        if (!months.isEmpty() && !(months.matches("\\d{1,3}") && isWithin(Integer.parseInt(months)))) {
            problems.put("months", "Enter whole months, 1 to " + MOST_MONTHS + ", or leave it empty.");
        }
        if (!amount.isEmpty() || !currency.isEmpty()) {
            try {
                if (!value().isPositive()) {
                    problems.put("amount", "Enter an amount above zero, such as 48000.00.");
                }
            } catch (IllegalArgumentException unreadable) {
                problems.put("amount", "Enter an amount and its currency, such as 48000.00 and EUR.");
            }
        }
        return problems;
    }

    /** A box that is not ticked is not sent. */
    boolean isMeant() {
        return Boolean.TRUE.equals(wordsAreMeant);
    }

    private static boolean isWithin(int months) {
        return months >= 1 && months <= MOST_MONTHS;
    }

    private static void text(Map<String, String> problems, String field, String value, int longest, String remedy) {
        if (value.isEmpty()) {
            problems.put(field, remedy);
        } else if (value.length() > longest) {
            problems.put(field, "Use at most " + longest + " characters.");
        }
    }

    private Money value() {
        return Money.of(amount, currency);
    }

    /** The need, once there are no problems. */
    Need need() {
        return new Need(
                summary,
                areas,
                region,
                companySize.isEmpty() ? null : companySize,
                months.isEmpty() ? null : "P" + months + "M",
                amount.isEmpty() && currency.isEmpty() ? null : value());
    }
}
