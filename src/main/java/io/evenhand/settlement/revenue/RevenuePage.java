package io.evenhand.settlement.revenue;

import io.evenhand.money.Money;
import io.evenhand.settlement.journal.AsOf;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Reports and balances of one agreement, for a reader who may see them.
 *
 * @param names how parties are called, by id
 * @param begins the first day whose revenue is shared
 * @param begun whether that day has come
 * @param mayFile whether the reader reports
 * @param mayAttest whether the reader attests
 * @param converts whether the terms convert other currencies
 * @param agreesRates whether by rates on which the parties agree
 * @param periods for which a report can be filed, the newest first
 * @param reports the newest first
 * @param asOf what the balances are as of
 * @param owed what the biller owes each other partner; zero where it owes nothing
 * @param history the same over time, the oldest first
 */
public record RevenuePage(
        String agreementId,
        String number,
        String title,
        String biller,
        Map<String, String> names,
        LocalDate begins,
        boolean begun,
        boolean mayFile,
        boolean mayAttest,
        boolean converts,
        boolean agreesRates,
        List<String> periods,
        List<ReportView> reports,
        AsOf asOf,
        List<Owed> owed,
        List<Point> history) {
    /** What one partner is owed by another. */
    public record Owed(String partner, String by, Money amount) {}

    /** What every partner was owed at the end of a day, in the order and currency of those who are owed something. */
    public record Point(LocalDate on, List<Money> amounts) {}
}
