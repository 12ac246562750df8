package io.evenhand.settlement.payable;

import io.evenhand.columns.UtcColumns;
import io.evenhand.money.Share;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Rates of tax as partners' finance set them. */
@Repository
class TaxRateTable {
    private final JdbcTemplate database;

    TaxRateTable(JdbcTemplate database) {
        this.database = database;
    }

    /** @param since the first day on which it holds */
    record Rate(String partnerId, String country, LocalDate since, Share rate) {}

    List<Rate> of(Collection<String> partnerIds) {
        return partnerIds.isEmpty()
                ? List.of()
                : database.query(
                        "select * from tax_rate where partner_id in ("
                                + String.join(",", Collections.nCopies(partnerIds.size(), "?"))
                                + ") order by partner_id, country, since",
                        (row, number) -> new Rate(
                                row.getString("partner_id"),
                                row.getString("country"),
                                UtcColumns.requiredDay(row, "since"),
                                Share.parse(row.getString("rate"))),
                        partnerIds.toArray());
    }

    static Optional<Share> on(List<Rate> rates, String partnerId, String country, LocalDate day) {
        return rates.stream()
                .filter(rate -> rate.partnerId().equals(partnerId)
                        && rate.country().equals(country)
                        && !rate.since().isAfter(day))
                .max(Comparator.comparing(Rate::since))
                .map(Rate::rate);
    }

    void set(Rate rate, String by, Instant at) {
        int changed = database.update(
                "update tax_rate set rate = ?, set_by = ?, set_at = ? where partner_id = ? and country = ? and since = ?",
                rate.rate().toString(),
                by,
                UtcColumns.of(at),
                rate.partnerId(),
                rate.country(),
                rate.since());
        if (changed == 0) {
            database.update(
                    "insert into tax_rate (partner_id, country, since, rate, set_by, set_at) values (?, ?, ?, ?, ?, ?)",
                    rate.partnerId(),
                    rate.country(),
                    rate.since(),
                    rate.rate().toString(),
                    by,
                    UtcColumns.of(at));
        }
    }
}
