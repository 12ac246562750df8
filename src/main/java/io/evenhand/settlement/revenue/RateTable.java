package io.evenhand.settlement.revenue;

import io.evenhand.columns.UtcColumns;
import io.evenhand.money.ExchangeRate;
import io.evenhand.settlement.split.RateOrigin;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Exchange rates as they lie in the database, in the transaction that is under way. */
@Component
class RateTable {
    private static final String EURO = "EUR";
    private static final ExchangeRate ONE = new ExchangeRate(BigInteger.ONE, BigInteger.ONE);

    /** No gap between two publications is longer; what is older is not the rate of the day. */
    private static final int LONGEST_GAP_DAYS = 7;

    private final JdbcTemplate database;
    private final Clock clock;

    RateTable(JdbcTemplate database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param rate units of the currency of payment for one unit of the line's
     * @param source a {@link RateOrigin}, as it is written
     * @param published the day of the reference rate; absent for one that is agreed
     */
    record Found(ExchangeRate rate, String source, @Nullable LocalDate published, String from, String to) {}

    /**
     * The reference rate of a day: the one published for it, or where none is, the last before. Between two other currencies by way of the
     * euro, exactly. Empty where it cannot be known from what was imported.
     */
    Optional<Found> reference(String from, String to, LocalDate day) {
        return published(from, to, day)
                .flatMap(published -> perEuro(from, published)
                        .flatMap(ofFrom -> perEuro(to, published)
                                .map(ofTo -> new Found(
                                        ofFrom.inverse().times(ofTo),
                                        new RateOrigin(RateOrigin.Kind.ECB_REFERENCE, published).toString(),
                                        published,
                                        from,
                                        to))));
    }

    private Optional<LocalDate> published(String from, String to, LocalDate day) {
        String asked = from.equals(EURO) ? to : from;
        LocalDate expected = BankingDays.lastUpTo(day);
        List<LocalDate> last = database.query(
                "select max(rate_day) as last_day from reference_rate where currency = ? and rate_day <= ?",
                (row, number) -> UtcColumns.day(row, "last_day"),
                asked,
                expected);
        LocalDate found = last.isEmpty() ? null : last.getFirst();
        if (found == null || found.equals(expected)) {
            return Optional.ofNullable(found);
        }
        // A day on which none was published, though one might have been: a later publication proves it.
        Integer later = database.queryForObject(
                "select count(*) from reference_rate where currency = ? and rate_day > ?",
                Integer.class,
                asked,
                expected);
        return later != null && later > 0 && !found.isBefore(expected.minusDays(LONGEST_GAP_DAYS))
                ? Optional.of(found)
                : Optional.empty();
    }

    private Optional<ExchangeRate> perEuro(String currency, LocalDate day) {
        return currency.equals(EURO)
                ? Optional.of(ONE)
                : database
                        .queryForList(
                                "select rate from reference_rate where currency = ? and rate_day = ?",
                                String.class,
                                currency,
                                day)
                        .stream()
                        .findFirst()
                        .map(ExchangeRate::parse);
    }

    Optional<Found> agreed(String agreementId, String from, String to, LocalDate day) {
        return database
                .queryForList(
                        "select rate from agreed_rate where agreement_id = ? and from_currency = ? and to_currency = ?"
                                + " and rate_day = ? and state = 'AGREED'",
                        String.class,
                        agreementId,
                        from,
                        to,
                        day)
                .stream()
                .findFirst()
                .map(rate -> new Found(
                        ExchangeRate.parse(rate),
                        new RateOrigin(RateOrigin.Kind.AGREED, day).toString(),
                        null,
                        from,
                        to));
    }

    void markUsed(Found found) {
        if (found.published() == null) {
            return;
        }
        Instant now = clock.instant();
        for (String currency : List.of(found.from(), found.to())) {
            database.update(
                    "update reference_rate set used_at = ? where currency = ? and rate_day = ? and used_at is null",
                    UtcColumns.of(now),
                    currency,
                    found.published());
        }
    }
}
