package io.evenhand.settlement.payable;

import io.evenhand.columns.UtcColumns;
import io.evenhand.document.DocumentHash;
import io.evenhand.money.Money;
import io.evenhand.settlement.payable.DamagesBasis.Admitted;
import io.evenhand.settlement.payable.DamagesBasis.Awarded;
import io.evenhand.settlement.payable.DamagesBasis.Settled;
import io.evenhand.settlement.payable.DamagesClaim.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Damages as they are kept. */
@Repository
class DamagesTable {
    private static final String ADMITTED = "ADMITTED";
    private static final String SETTLED = "SETTLED";
    private static final String AWARDED = "AWARDED";

    /** The sum of what is in a currency, named twice, or was converted to it. */
    static final String COUNTED =
            "coalesce(sum(case when currency = ? then minor_units when counted_currency = ? then counted_minor_units else 0 end), 0)";

    private final JdbcTemplate database;

    DamagesTable(JdbcTemplate database) {
        this.database = database;
    }

    /** The database lets one document be one claim: the second of two waits here, and is refused. */
    void add(DamagesClaim claim) {
        DamagesConversion said = claim.conversion();
        database.update(
                "insert into payable_damages (id, agreement_id, debtor_id, creditor_id, basis, decided_by, decided_on, document_hash,"
                        + " minor_units, currency, arithmetic, reason, state, filed_by, filed_at, broken_on, due_on, counted_minor_units,"
                        + " counted_currency, rate, rate_on, rate_source)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                claim.id(),
                claim.agreementId(),
                claim.debtorId(),
                claim.creditorId(),
                name(claim.basis()),
                by(claim.basis()),
                claim.basis().on(),
                claim.document().hex(),
                claim.amount().minorUnits(),
                claim.amount().currency().getCode(),
                claim.arithmetic(),
                claim.reason(),
                claim.state().name(),
                claim.filedBy(),
                UtcColumns.of(claim.filedAt()),
                claim.brokenOn(),
                claim.dueOn(),
                said == null ? null : said.counted().minorUnits(),
                said == null ? null : said.counted().currency().getCode(),
                said == null ? null : said.rate(),
                said == null ? null : said.on(),
                said == null ? null : said.source());
    }

    void posted(String id, Instant at, String payableId, long posting) {
        database.update(
                "update payable_damages set state = 'POSTED', answered_at = ?, payable_id = ?, posting_no = ? where id = ?",
                UtcColumns.of(at),
                payableId,
                posting,
                id);
    }

    /** Whoever said that it is owed. */
    void acknowledged(String id, String by) {
        database.update("update payable_damages set answered_by = ? where id = ?", by, id);
    }

    void contested(String id, String by, Instant at, String answer) {
        database.update(
                "update payable_damages set state = 'CONTESTED', answered_by = ?, answered_at = ?, answer = ? where id = ?",
                by,
                UtcColumns.of(at),
                answer,
                id);
    }

    /** Held until the transaction ends. */
    Optional<DamagesClaim> lock(String id) {
        return query("where id = ? for update", id).stream().findFirst();
    }

    Optional<DamagesClaim> find(String id) {
        return query("where id = ?", id).stream().findFirst();
    }

    Optional<DamagesClaim> find(String agreementId, DocumentHash document) {
        return query("where agreement_id = ? and document_hash = ?", agreementId, document.hex()).stream()
                .findFirst();
    }

    /** Held until the transaction ends. */
    Optional<DamagesClaim> lock(String agreementId, DocumentHash document) {
        return query("where agreement_id = ? and document_hash = ? for update", agreementId, document.hex()).stream()
                .findFirst();
    }

    /** The newest first. */
    List<DamagesClaim> of(String partnerId, int most) {
        return query(
                "where debtor_id = ? or creditor_id = ? order by filed_at desc, id limit ?",
                partnerId,
                partnerId,
                most);
    }

    /**
     * What one party owes under an agreement by claims that nobody contested, in minor units of the currency.
     *
     * @param but the id of a claim that does not count; empty for none
     */
    long standing(String agreementId, String debtorId, String currency, String but) {
        Long sum = database.queryForObject(
                "select " + COUNTED + " from payable_damages where agreement_id = ? and debtor_id = ?"
                        + " and state <> 'CONTESTED' and id <> ?",
                Long.class,
                currency,
                currency,
                agreementId,
                debtorId,
                but);
        return sum == null ? 0 : sum;
    }

    private List<DamagesClaim> query(String where, Object... values) {
        return database.query("select * from payable_damages " + where, (row, number) -> claim(row), values);
    }

    private static DamagesClaim claim(ResultSet row) throws SQLException {
        long posting = row.getLong("posting_no");
        boolean posted = !row.wasNull();
        String answer = row.getString("answer");
        DamagesBasis basis = basis(row);
        return new DamagesClaim(
                row.getString("id"),
                row.getString("agreement_id"),
                row.getString("debtor_id"),
                row.getString("creditor_id"),
                basis,
                new Money(row.getLong("minor_units"), Money.currency(row.getString("currency"))),
                DamagesConversion.read(row),
                row.getString("arithmetic"),
                row.getString("reason"),
                day(row, "broken_on", basis.on()),
                day(row, "due_on", basis.on()),
                State.valueOf(row.getString("state")),
                row.getString("filed_by"),
                UtcColumns.requiredInstant(row, "filed_at"),
                answer == null ? "" : answer,
                row.getString("payable_id"),
                posted ? posting : null);
    }

    /** Of damages of old, no other day is known. */
    private static LocalDate day(ResultSet row, String column, LocalDate otherwise) throws SQLException {
        return row.getObject(column) == null ? otherwise : UtcColumns.requiredDay(row, column);
    }

    private static DamagesBasis basis(ResultSet row) throws SQLException {
        LocalDate on = UtcColumns.requiredDay(row, "decided_on");
        DocumentHash document = new DocumentHash(row.getString("document_hash"));
        String by = row.getString("decided_by");
        return switch (row.getString("basis")) {
            case ADMITTED -> new Admitted(by, on, document);
            case SETTLED -> new Settled(on, document);
            case AWARDED -> new Awarded(by, on, document);
            default -> throw new IllegalStateException("Damages are never " + row.getString("basis"));
        };
    }

    private static String name(DamagesBasis basis) {
        return switch (basis) {
            case Admitted admitted -> ADMITTED;
            case Settled settled -> SETTLED;
            case Awarded awarded -> AWARDED;
        };
    }

    private static String by(DamagesBasis basis) {
        return switch (basis) {
            case Admitted admitted -> admitted.by();
            case Settled settled -> "";
            case Awarded awarded -> awarded.by();
        };
    }
}
