package io.evenhand.cli;

import io.evenhand.money.Money;
import io.evenhand.settlement.whatif.Comparison;
import io.evenhand.settlement.whatif.Comparison.Party;
import io.evenhand.settlement.whatif.Comparison.Row;
import io.evenhand.settlement.whatif.Forecast;
import io.evenhand.settlement.whatif.Forecast.Bite;
import io.evenhand.terms.TermsFormat;
import java.io.PrintWriter;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What comes of drafts, for people: a table for each party with a bar for each month.
 *
 * @param files the names of one file of terms, or of two that are compared
 */
record WhatIfReport(Comparison compared, List<String> files, PrintWriter out) {
    private static final int BAR = 30;
    private static final String SHARES = "  %-9s%18s%18s%18s  %s%n";

    boolean isOfTwo() {
        return files.size() > 1;
    }

    /** One or two, in the order of the files. */
    List<Forecast> forecasts() {
        return isOfTwo() ? List.of(compared.one(), compared.other()) : List.of(compared.one());
    }

    void print() {
        Forecast first = compared.one();
        out.println(first.terms().customer().legalName() + ", " + first.terms().referralReference());
        for (int i = 0; i < files.size(); i++) {
            out.printf(
                    "%s: %s, terms %s%n",
                    name(i),
                    files.get(i),
                    TermsFormat.hash(forecasts().get(i).terms()).hex());
        }
        BigInteger most = most();
        for (Party party : compared.parties()) {
            out.println();
            out.println(party.name());
            out.printf(SHARES, "", name(0), isOfTwo() ? name(1) : "", isOfTwo() ? "difference" : "", "");
            party.months().forEach(row -> row(String.valueOf(row.month()), row, bars(row, most)));
            row("in all", party.total(), "");
        }
        for (int i = 0; i < files.size(); i++) {
            bites(name(i), forecasts().get(i));
        }
        out.flush();
    }

    private static String name(int file) {
        return file == 0 ? "A" : "B";
    }

    private void row(String month, Row row, String bars) {
        Money difference = row.difference();
        out.print(SHARES.formatted(
                        month,
                        amount(row.one()),
                        isOfTwo() ? amount(row.other()) : "",
                        isOfTwo() && difference != null
                                ? (difference.isPositive() ? "+" : "") + amount(difference)
                                : "",
                        bars)
                .stripTrailing());
        out.println();
    }

    private static String amount(@Nullable Money amount) {
        return amount == null ? "-" : amount.format();
    }

    private BigInteger most() {
        return compared.parties().stream()
                .flatMap(party -> party.months().stream())
                .flatMap(row -> Stream.of(row.one(), row.other()))
                .filter(Objects::nonNull)
                .map(amount -> BigInteger.valueOf(amount.minorUnits()))
                .reduce(BigInteger.ONE, BigInteger::max);
    }

    private String bars(Row row, BigInteger most) {
        String one = bar(row.one(), most, "#");
        return isOfTwo() ? "%-30s %s".formatted(one, bar(row.other(), most, "=")) : one;
    }

    /** What is owed back has none. */
    private static String bar(@Nullable Money amount, BigInteger most, String mark) {
        if (amount == null || !amount.isPositive()) {
            return "";
        }
        int length = BigInteger.valueOf(amount.minorUnits())
                .multiply(BigInteger.valueOf(BAR))
                .divide(most)
                .intValueExact();
        return mark.repeat(Math.max(1, length));
    }

    private void bites(String draft, Forecast forecast) {
        out.println();
        out.println(isOfTwo() ? "Where the terms bite in %s:".formatted(draft) : "Where the terms bite:");
        if (forecast.bites().isEmpty()) {
            out.println("  nowhere");
        }
        for (Bite bite : forecast.bites()) {
            out.printf(
                    "  %s  %s%s%n",
                    bite.first(), bite.words(), bite.months() > 1 ? " (in %d months)".formatted(bite.months()) : "");
            if (!bite.clauseId().isEmpty()) {
                out.printf("           [%s] %s%n", bite.clauseId(), bite.sentence());
            }
        }
    }
}
