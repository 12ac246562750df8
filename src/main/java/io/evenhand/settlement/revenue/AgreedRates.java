package io.evenhand.settlement.revenue;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.columns.UtcColumns;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.money.ExchangeRate;
import io.evenhand.money.Money;
import io.evenhand.partner.PartnerId;
import io.evenhand.settlement.revenue.RevenueScope.Seen;
import io.evenhand.terms.RevenueShareTerms.Conversion;
import io.evenhand.terms.RevenueShareTerms.Conversion.RateSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Exchange rates on which the parties of an agreement agree, where its terms ask for that: the finance of one party proposes a rate for a
 * day, and once the finance of every other party has accepted it, lines of that day are converted by it. What is agreed never changes.
 */
@Service
@Transactional
public class AgreedRates {
    private static final int SHOWN = 100;

    private final RevenueScope scope;
    private final JdbcTemplate database;
    private final Clock clock;

    AgreedRates(RevenueScope scope, JdbcTemplate database, Clock clock) {
        this.scope = scope;
        this.database = database;
        this.clock = clock;
    }

    /** What came of a proposal or an acceptance. */
    public sealed interface Result {
        /** There is no such agreement for the reader. */
        record Unknown() implements Result {}

        /** Only finance of a party; and nobody accepts what their own organisation proposed. */
        record NotAllowed() implements Result {}

        /** @param why a sentence */
        record Refused(String why) implements Result {}

        record Done(String rateId, boolean agreed) implements Result {}
    }

    /**
     * @param to the currency of payment
     * @param rate units of it for one unit of the other
     * @param yours whether it waits for the reader
     */
    public record View(
            String id,
            String from,
            String to,
            LocalDate day,
            String rate,
            boolean agreed,
            String proposedBy,
            boolean yours) {}

    private record Row(
            String id,
            String from,
            String to,
            LocalDate day,
            String rate,
            boolean agreed,
            String partner,
            String name) {}

    /** The newest days first; empty for who may not read. */
    @Transactional(readOnly = true)
    public Optional<List<View>> list(Actor actor, String agreementId) {
        return scope.seen(actor, agreementId).map(seen -> {
            Set<String> accepted = Set.copyOf(database.queryForList(
                    "select a.rate_id from agreed_rate_acceptance a join agreed_rate r on r.id = a.rate_id"
                            + " where r.agreement_id = ? and a.partner_id = ?",
                    String.class,
                    seen.id(),
                    actor.partnerId()));
            return database
                    .query(
                            "select * from agreed_rate where agreement_id = ? order by rate_day desc limit " + SHOWN,
                            (row, number) -> row(row),
                            seen.id())
                    .stream()
                    .map(row -> new View(
                            row.id(),
                            row.from(),
                            row.to(),
                            row.day(),
                            row.rate(),
                            row.agreed(),
                            row.name(),
                            !row.agreed()
                                    && decides(seen, actor)
                                    && !row.partner().equals(actor.partnerId())
                                    && !accepted.contains(row.id())))
                    .toList();
        });
    }

    /** Whether somebody proposes and accepts. */
    @Transactional(readOnly = true)
    public boolean mayDecide(Actor actor, String agreementId) {
        return scope.seen(actor, agreementId)
                .filter(seen -> decides(seen, actor))
                .isPresent();
    }

    /** Takes the place of an earlier proposal for the same day that was not agreed. */
    @RepeatedWhenRaced
    public Result propose(Actor actor, String agreementId, String from, LocalDate day, String rate) {
        Optional<Seen> found = scope.seen(actor, agreementId);
        if (found.isEmpty()) {
            return new Result.Unknown();
        }
        Seen seen = found.get();
        if (!decides(seen, actor)) {
            return new Result.NotAllowed();
        }
        String to = seen.latest().terms().payment().currency().getCode();
        Optional<String> wrong = wrong(seen, from, to, day, rate);
        if (wrong.isPresent()) {
            return new Result.Refused(wrong.get());
        }
        Optional<Row> before = database
                .query(
                        "select * from agreed_rate where agreement_id = ? and from_currency = ? and to_currency = ? and rate_day = ? for update",
                        (row, number) -> row(row),
                        seen.id(),
                        from,
                        to,
                        day)
                .stream()
                .findFirst();
        if (before.filter(Row::agreed).isPresent()) {
            return new Result.Refused("A rate for that day is agreed, and never changes.");
        }
        before.ifPresent(row -> database.update("delete from agreed_rate where id = ?", row.id()));
        String id = UUID.randomUUID().toString();
        database.update(
                "insert into agreed_rate (id, agreement_id, from_currency, to_currency, rate_day, rate, state, proposed_by,"
                        + " proposed_name, proposed_at) values (?, ?, ?, ?, ?, ?, 'PROPOSED', ?, ?, ?)",
                statement -> {
                    statement.setString(1, id);
                    statement.setString(2, seen.id());
                    statement.setString(3, from);
                    statement.setString(4, to);
                    statement.setObject(5, day);
                    statement.setString(6, ExchangeRate.parse(rate).toString());
                    statement.setString(7, actor.partnerId());
                    statement.setString(8, actor.displayName());
                    UtcColumns.set(statement, 9, now());
                });
        return new Result.Done(id, false);
    }

    private static Optional<String> wrong(Seen seen, String from, String to, LocalDate day, String rate) {
        if (!asksForThem(seen)) {
            return Optional.of("The terms do not ask for agreed rates.");
        }
        try {
            if (Money.currency(from).getCode().equals(to)) {
                return Optional.of("Payment is in " + to + "; there is nothing to convert.");
            }
            if (ExchangeRate.parse(rate).toString().length() > LineTable.LONGEST_RATE) {
                return Optional.of("The rate has too many digits; write at most 12 decimals.");
            }
        } catch (IllegalArgumentException unsound) {
            return Optional.of(String.valueOf(unsound.getMessage()));
        }
        return day.isAfter(seen.today()) || day.isBefore(seen.latest().terms().effectiveOn())
                ? Optional.of("The day lies outside of the agreement's time so far.")
                : Optional.empty();
    }

    /** Idempotent. */
    public Result accept(Actor actor, String agreementId, String rateId) {
        Optional<Seen> found = scope.seen(actor, agreementId);
        Optional<Row> rate = found.flatMap(seen -> database
                .query(
                        "select * from agreed_rate where agreement_id = ? and id = ? for update",
                        (row, number) -> row(row),
                        seen.id(),
                        rateId)
                .stream()
                .findFirst());
        if (found.isEmpty()) {
            return new Result.Unknown();
        }
        Seen seen = found.get();
        if (!decides(seen, actor)) {
            return new Result.NotAllowed();
        }
        if (rate.isEmpty()) {
            return new Result.Refused(
                    "This proposal is no longer there: another took its place. Look at the rates again.");
        }
        if (rate.get().partner().equals(actor.partnerId())) {
            return new Result.NotAllowed();
        }
        if (rate.get().agreed()) {
            return new Result.Done(rateId, true);
        }
        database.update(
                "insert into agreed_rate_acceptance (rate_id, partner_id, accepted_name, accepted_at) values (?, ?, ?, ?)"
                        + " on duplicate key update rate_id = rate_id",
                statement -> {
                    statement.setString(1, rateId);
                    statement.setString(2, actor.partnerId());
                    statement.setString(3, actor.displayName());
                    UtcColumns.set(statement, 4, now());
                });
        Set<String> said = Set.copyOf(database.queryForList(
                "select partner_id from agreed_rate_acceptance where rate_id = ?", String.class, rateId));
        boolean all =
                parties(seen).stream().allMatch(party -> party.equals(rate.get().partner()) || said.contains(party));
        if (all) {
            database.update("update agreed_rate set state = 'AGREED' where id = ?", rateId);
        }
        return new Result.Done(rateId, all);
    }

    private static Set<String> parties(Seen seen) {
        return seen.agreement().parties().stream().map(PartnerId::value).collect(Collectors.toSet());
    }

    private static boolean decides(Seen seen, Actor actor) {
        return actor.has(Role.FINANCE) && parties(seen).contains(actor.partnerId());
    }

    static boolean asksForThem(Seen seen) {
        Conversion conversion = seen.latest().terms().conversion();
        return conversion != null && conversion.source() == RateSource.AGREED;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("id"),
                row.getString("from_currency"),
                row.getString("to_currency"),
                UtcColumns.requiredDay(row, "rate_day"),
                row.getString("rate"),
                row.getString("state").equals("AGREED"),
                row.getString("proposed_by"),
                row.getString("proposed_name"));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
