package io.evenhand.settlement.payable;

import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.columns.UtcColumns;
import io.evenhand.money.Money;
import io.evenhand.terms.CustomerProtectionTerms;
import io.evenhand.terms.CustomerProtectionTerms.Damages.FixedDamages;
import io.evenhand.terms.CustomerProtectionTerms.Damages.RevenueDamages;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Holds what one party owes for breaches of an agreement to what the signed terms allow at most in all. What counts toward it is what was posted,
 * what finance filed and nobody contested, and what claims came to and is not posted yet. Whoever says more holds the lock row of agreement and
 * party first, so that two who say it at the same moment come one after the other.
 */
@Component
class DamagesCap {
    /** As many rows as the migration made. Parties that share one by chance wait for one another, and no more. */
    private static final int ROWS = 100;

    private final DamagesTable claims;
    private final Agreements agreements;
    private final JdbcTemplate database;

    DamagesCap(DamagesTable claims, Agreements agreements, JdbcTemplate database) {
        this.claims = claims;
        this.agreements = agreements;
        this.database = database;
    }

    /**
     * What a claim came to.
     *
     * @param source who posts it, such as "claim/…"
     * @param conversion what it counts as; null where it is in the currency of the most, or no rate was given
     */
    record SetAside(
            String source,
            String agreementId,
            String debtorId,
            String creditorId,
            Money amount,
            @Nullable DamagesConversion conversion,
            LocalDate brokenOn) {}

    /** Until the caller's transaction ends; to be called before anything else of damages is looked at or held. */
    void hold(String agreementId, String debtorId) {
        int number = Math.floorMod((agreementId + "/" + debtorId).hashCode(), ROWS);
        List<Integer> held = database.queryForList(
                "select number from damages_lock where number = ? for update", Integer.class, number);
        if (held.isEmpty()) {
            throw new IllegalStateException("The lock row " + number + " of damages is missing");
        }
    }

    /** What is left for breaches of that day; empty where the terms limit nothing between the two. */
    Optional<DamagesLeft> left(String agreementId, String debtorId, String creditorId, LocalDate brokenOn) {
        return left(agreementId, debtorId, creditorId, brokenOn, "");
    }

    /** @param but the id of damages that are looked at, and do not count themselves */
    Optional<DamagesLeft> left(String agreementId, String debtorId, String creditorId, LocalDate brokenOn, String but) {
        return atMost(agreementId, debtorId, creditorId, brokenOn)
                .map(most -> DamagesLeft.of(most, counted(agreementId, debtorId, most, but)));
    }

    private Optional<Money> atMost(String agreementId, String debtorId, String creditorId, LocalDate brokenOn) {
        return damages(agreementId, debtorId, creditorId, brokenOn).flatMap(DamagesCap::most);
    }

    /** Whether the terms say what a breach of that day costs, and name no most for all of them. */
    boolean namesNoMost(String agreementId, String debtorId, String creditorId, LocalDate brokenOn) {
        return damages(agreementId, debtorId, creditorId, brokenOn)
                .filter(damages -> most(damages).isEmpty())
                .isPresent();
    }

    /** What the terms allow at most for all breaches; empty where they name none. */
    static Optional<Money> most(CustomerProtectionTerms.Damages damages) {
        return switch (damages) {
            case RevenueDamages part -> Optional.of(part.atMost());
            case FixedDamages fixed -> Optional.ofNullable(fixed.atMost());
        };
    }

    private Optional<CustomerProtectionTerms.Damages> damages(
            String agreementId, String debtorId, String creditorId, LocalDate brokenOn) {
        return AgreementId.find(agreementId)
                .filter(id -> agreements.find(id).isPresent())
                .flatMap(id -> agreements.termsOn(id, brokenOn))
                .filter(CustomerProtectionTerms.class::isInstance)
                .map(CustomerProtectionTerms.class::cast)
                // Whoever is protected, or holds the window from it, is owed by whoever is bound, or took that over.
                .filter(terms -> !terms.protectedId().equals(debtorId)
                        && !terms.boundIds().contains(creditorId))
                .flatMap(terms -> Optional.ofNullable(terms.damages()));
    }

    private Money counted(String agreementId, String debtorId, Money most, String but) {
        String currency = most.currency().getCode();
        Long waiting = database.queryForObject(
                "select " + DamagesTable.COUNTED + " from damages_set_aside where agreement_id = ? and debtor_id = ?"
                        + " and posted_at is null",
                Long.class,
                currency,
                currency,
                agreementId,
                debtorId);
        return new Money(
                Math.addExact(claims.standing(agreementId, debtorId, currency, but), waiting == null ? 0 : waiting),
                most.currency());
    }

    Optional<SetAside> find(String source) {
        return database
                .query("select * from damages_set_aside where source = ?", (row, number) -> row(row), source)
                .stream()
                .findFirst();
    }

    private static SetAside row(ResultSet row) throws SQLException {
        return new SetAside(
                row.getString("source"),
                row.getString("agreement_id"),
                row.getString("debtor_id"),
                row.getString("creditor_id"),
                new Money(row.getLong("minor_units"), Money.currency(row.getString("currency"))),
                DamagesConversion.read(row),
                UtcColumns.requiredDay(row, "broken_on"));
    }

    void add(SetAside amount, Instant at) {
        DamagesConversion said = amount.conversion();
        database.update(
                "insert into damages_set_aside (source, agreement_id, debtor_id, creditor_id, minor_units, currency, broken_on,"
                        + " set_aside_at, counted_minor_units, counted_currency, rate, rate_on, rate_source)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                amount.source(),
                amount.agreementId(),
                amount.debtorId(),
                amount.creditorId(),
                amount.amount().minorUnits(),
                amount.amount().currency().getCode(),
                amount.brokenOn(),
                UtcColumns.of(at),
                said == null ? null : said.counted().minorUnits(),
                said == null ? null : said.counted().currency().getCode(),
                said == null ? null : said.rate(),
                said == null ? null : said.on(),
                said == null ? null : said.source());
    }

    /** From now on its posting counts. */
    void posted(String source, Instant at) {
        database.update("update damages_set_aside set posted_at = ? where source = ?", UtcColumns.of(at), source);
    }
}
