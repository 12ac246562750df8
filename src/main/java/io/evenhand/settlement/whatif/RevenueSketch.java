package io.evenhand.settlement.whatif;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.terms.FieldChecks;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.SplitRule.Revenue;
import io.evenhand.terms.json.JsonReader;
import io.evenhand.terms.json.JsonValue;
import io.evenhand.terms.json.MalformedJsonException;
import io.evenhand.terms.json.OmittedIfEmpty;
import io.evenhand.terms.json.Quoting;
import io.evenhand.terms.json.Reading;
import io.evenhand.terms.json.RecordReader;
import io.evenhand.terms.json.TextForm;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * Revenue as somebody imagines it, month by month. It expands into the same lines whenever and wherever it is read.
 *
 * <p>Amounts are texts such as "1200.00", in the one currency, without tax. Everything that is named is an order of its own; what is paid
 * each month is a stream of its own, ordered on the first day. Money counts on the last day of its month.
 *
 * @param starts the first month
 * @param months how many, from 1 to {@value #MOST_MONTHS}
 * @param recurring what is paid each month, from the first on
 * @param oneOff what is paid once
 * @param refunds which part of a month's revenue goes back
 */
public record RevenueSketch(
        CurrencyUnit currency,
        YearMonth starts,
        int months,
        @OmittedIfEmpty List<Recurring> recurring,
        @OmittedIfEmpty List<OneOff> oneOff,
        @OmittedIfEmpty List<Refund> refunds) {
    public static final int MOST_MONTHS = 120;

    /** Of each list. */
    public static final int MOST_ITEMS = 20;

    private static final TextForm<YearMonth> MONTH = new TextForm<>(RevenueSketch::month, YearMonth::toString);

    public RevenueSketch {
        recurring = List.copyOf(recurring);
        oneOff = List.copyOf(oneOff);
        refunds = List.copyOf(refunds);
        FieldChecks checks = new FieldChecks()
                .between("/months", months, 1, MOST_MONTHS)
                .between("/starts", starts.getYear(), 2000, 2199)
                .that(
                        !recurring.isEmpty() || !oneOff.isEmpty(),
                        "/recurring",
                        "is empty, and so is \"oneOff\"",
                        "name at least one amount");
        few(checks, "/recurring", recurring);
        few(checks, "/oneOff", oneOff);
        few(checks, "/refunds", refunds);
        for (int i = 0; i < recurring.size(); i++) {
            amount(checks, "/recurring/%d/amount".formatted(i), recurring.get(i).amount(), currency);
        }
        for (int i = 0; i < oneOff.size(); i++) {
            amount(checks, "/oneOff/%d/amount".formatted(i), oneOff.get(i).amount(), currency);
            checks.between(
                    "/oneOff/%d/month".formatted(i), oneOff.get(i).month(), 1, Math.clamp(months, 1, MOST_MONTHS));
        }
        for (int i = 0; i < refunds.size(); i++) {
            checks.between(
                    "/refunds/%d/month".formatted(i), refunds.get(i).month(), 1, Math.clamp(months, 1, MOST_MONTHS));
        }
        checks.unique("/refunds", refunds.stream().map(Refund::month).toList());
        checks.done();
        SketchedLines.check(checks, currency, months, recurring);
        checks.done();
    }

    /**
     * Paid each month. Each month's amount is that of the month before, with what it grows and without what churns, rounded half-even.
     *
     * @param growth the part by which it grows each month; not at all if absent
     * @param churn the part that is lost each month; nothing if absent
     */
    public record Recurring(
            Revenue revenue,
            String amount,
            @Nullable Share growth,
            @Nullable Share churn) {
        public Recurring {
            FieldChecks checks = new FieldChecks();
            part(checks, "/growth", growth);
            part(checks, "/churn", churn);
            checks.done();
        }
    }

    /** @param month of the sketch, counted from 1 */
    public record OneOff(Revenue revenue, String amount, int month) {}

    /**
     * A part of every amount of a month goes back, half-even.
     *
     * @param month of the sketch, counted from 1
     * @param after so many months later; in the same month if absent
     */
    public record Refund(int month, Share share, @Nullable Integer after) {
        public Refund {
            FieldChecks checks = new FieldChecks();
            part(checks, "/share", share);
            if (after != null) {
                checks.between("/after", after, 0, MOST_MONTHS);
            }
            checks.done();
        }
    }

    private static void part(FieldChecks checks, String at, @Nullable Share share) {
        checks.that(
                share == null || share.isPart(),
                at,
                "is %s".formatted(share),
                "write a part of at most 1, for example \"2 %\"");
    }

    private static void few(FieldChecks checks, String at, List<?> items) {
        checks.that(
                items.size() <= MOST_ITEMS,
                at,
                "holds %d".formatted(items.size()),
                "write at most %d".formatted(MOST_ITEMS));
    }

    private static void amount(FieldChecks checks, String at, String amount, CurrencyUnit currency) {
        try {
            checks.positive(at, Money.of(amount, currency.getCode()));
        } catch (IllegalArgumentException malformed) {
            String message = String.valueOf(malformed.getMessage());
            int cut = message.lastIndexOf("; ");
            checks.that(
                    false,
                    at,
                    cut < 0 ? message : message.substring(0, cut),
                    cut < 0 ? "write another amount" : message.substring(cut + 2));
        }
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(
                    "is %s, not a month; write it as \"2027-03\"".formatted(Quoting.quoted(text)), wrong);
        }
    }

    /** Reads a sketch from JSON; every problem is named by field. */
    public static Reading<RevenueSketch> read(JsonValue json) {
        return new RecordReader(Map.of(YearMonth.class, MONTH)).read(RevenueSketch.class, json);
    }

    /**
     * Reads a sketch from a file.
     *
     * @throws MalformedJsonException if it is no JSON at all
     */
    public static Reading<RevenueSketch> read(byte[] json) throws MalformedJsonException {
        return read(JsonReader.read(json).root());
    }

    /** That it is in a currency in which the parties of some draft settle; a sketch has no exchange rates. Empty if it is. */
    public Optional<FieldProblem> contradicts(List<RevenueShareTerms> drafts) {
        return drafts.stream().anyMatch(terms -> terms.payment().currency().equals(currency))
                ? Optional.empty()
                : Optional.of(new FieldProblem(
                        "/currency",
                        "is %s, but the parties settle in %s"
                                .formatted(currency, drafts.getFirst().payment().currency()),
                        "sketch in that currency"));
    }

    /** The last month in which anything counts. */
    public YearMonth ends() {
        return starts.plusMonths(months - 1L);
    }

    /** As lines, month by month; money that goes back stands after what it goes back of. */
    public List<RevenueLine> lines() {
        return SketchedLines.of(this);
    }
}
