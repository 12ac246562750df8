package io.evenhand.claim;

import io.evenhand.claim.Claim.End;
import io.evenhand.claim.Claim.Standing;
import io.evenhand.columns.UtcColumns;
import io.evenhand.document.DocumentHash;
import io.evenhand.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Claims as they are kept. */
@Repository
class ClaimTable {
    private final JdbcTemplate database;

    ClaimTable(JdbcTemplate database) {
        this.database = database;
    }

    /** The database lets one content be one claim: the second of two waits here, and is refused. */
    void add(Claim claim) {
        Money claimed = claim.claimed();
        database.update(
                "insert into claim (id, reference, agreement_id, agreement_number, claimant_id, respondent_id, about, about_id, clause,"
                        + " minor_units, currency, notice_hash, once_key, stated_by, stated_at, answer_until, state)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                claim.id().value(),
                claim.reference(),
                claim.agreementId(),
                claim.agreementNumber(),
                claim.claimantId(),
                claim.respondentId(),
                claim.subject().kind().name(),
                claim.subject().id(),
                claim.clause(),
                minorUnits(claimed),
                currency(claimed),
                claim.notice().hex(),
                claim.onceKey(),
                claim.statedBy(),
                UtcColumns.of(claim.statedAt()),
                UtcColumns.of(claim.answerUntil()),
                claim.state().name());
        database.update(
                "insert into claim_breach (claim_id, broken_on) values (?, ?)",
                claim.id().value(),
                claim.brokenOn());
    }

    /** Keeps how far a claim has come, which the caller holds. */
    void keep(ClaimId id, Standing standing) {
        End end = standing.end();
        Money amount = end == null ? null : end.amount();
        database.update(
                "update claim set state = ?, answered_at = ?, silent_at = ?, admission_id = ?, offer_id = ?, award_id = ?,"
                        + " ended_at = ?, ended_by = ?, ended_on = ?, end_minor_units = ?, end_currency = ? where id = ?",
                standing.state().name(),
                at(standing.answeredAt()),
                at(standing.silentAt()),
                standing.admissionId(),
                standing.offerId(),
                standing.awardId(),
                at(end == null ? null : end.at()),
                end == null ? null : end.by(),
                end == null ? null : end.on(),
                minorUnits(amount),
                currency(amount),
                id.value());
    }

    /** The same may be claimed again. */
    void forgetContent(ClaimId id) {
        database.update("update claim set once_key = id where id = ?", id.value());
    }

    /** Which document shows how it ended: the first that is drawn up. */
    void keepRecord(ClaimId id, DocumentHash record) {
        database.update(
                "update claim set record_hash = ? where id = ? and record_hash is null", record.hex(), id.value());
    }

    void concluded(ClaimId id, @Nullable String payableId, Instant at) {
        database.update(
                "update claim set payable_id = ?, concluded_at = ? where id = ?",
                payableId,
                UtcColumns.of(at),
                id.value());
    }

    Optional<Claim> find(ClaimId id) {
        return query("where id = ?", id.value()).stream().findFirst();
    }

    /** Held until the transaction ends. */
    Optional<Claim> lock(ClaimId id) {
        return query("where id = ? for update", id.value()).stream().findFirst();
    }

    Optional<Claim> findByContent(String onceKey) {
        return query("where once_key = ?", onceKey).stream().findFirst();
    }

    List<Claim> findAll(Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : query("where id in (" + String.join(", ", Collections.nCopies(ids.size(), "?")) + ")", ids.toArray());
    }

    /** The newest first. */
    List<Claim> of(String partnerId, int most) {
        return query(
                "where claimant_id = ? or respondent_id = ? order by stated_at desc, id limit ?",
                partnerId,
                partnerId,
                most);
    }

    /** Those by which any of these came to be paid. */
    List<Claim> posted(Collection<String> payableIds) {
        return payableIds.isEmpty()
                ? List.of()
                : query(
                        "where payable_id in (" + String.join(", ", Collections.nCopies(payableIds.size(), "?")) + ")",
                        payableIds.toArray());
    }

    /** The newest first. */
    List<Claim> all(int most) {
        return query("order by stated_at desc, id limit ?", most);
    }

    private List<Claim> query(String where, Object... values) {
        return database.query(
                "select claim.*, (select b.broken_on from claim_breach b where b.claim_id = claim.id) as broken_on,"
                        + " (select t.payable_by from claim_amount_term t where t.id = claim.offer_id) as payable_by from claim "
                        + where,
                (row, number) -> claim(row),
                values);
    }

    private static Claim claim(ResultSet row) throws SQLException {
        ClaimState state = ClaimState.valueOf(row.getString("state"));
        Instant statedAt = UtcColumns.requiredInstant(row, "stated_at");
        LocalDate brokenOn = UtcColumns.day(row, "broken_on");
        return new Claim(
                ClaimId.of(row.getString("id")),
                row.getString("reference"),
                row.getString("agreement_id"),
                row.getString("agreement_number"),
                row.getString("claimant_id"),
                row.getString("respondent_id"),
                new ClaimSubject(ClaimSubject.Kind.valueOf(row.getString("about")), row.getString("about_id")),
                row.getString("clause"),
                brokenOn == null ? LocalDate.ofInstant(statedAt, ZoneOffset.UTC) : brokenOn,
                money(row, "minor_units", "currency"),
                new DocumentHash(row.getString("notice_hash")),
                row.getString("once_key"),
                row.getString("stated_by"),
                statedAt,
                UtcColumns.requiredInstant(row, "answer_until"),
                new Standing(
                        state,
                        UtcColumns.instant(row, "answered_at"),
                        UtcColumns.instant(row, "silent_at"),
                        row.getString("admission_id"),
                        row.getString("offer_id"),
                        row.getString("award_id"),
                        end(row, state)));
    }

    private static @Nullable End end(ResultSet row, ClaimState state) throws SQLException {
        Instant at = UtcColumns.instant(row, "ended_at");
        if (at == null) {
            return null;
        }
        String record = row.getString("record_hash");
        LocalDate on = UtcColumns.requiredDay(row, "ended_on");
        LocalDate payableBy = state == ClaimState.SETTLED ? UtcColumns.day(row, "payable_by") : null;
        return new End(
                at,
                row.getString("ended_by"),
                on,
                payableBy == null ? on : payableBy,
                money(row, "end_minor_units", "end_currency"),
                record == null ? null : new DocumentHash(record),
                row.getString("payable_id"),
                UtcColumns.instant(row, "concluded_at"));
    }

    /** Null where there is none. */
    static @Nullable Money money(ResultSet row, String minorUnits, String currency) throws SQLException {
        String code = row.getString(currency);
        return code == null ? null : new Money(row.getLong(minorUnits), Money.currency(code));
    }

    static @Nullable Long minorUnits(@Nullable Money money) {
        return money == null ? null : money.minorUnits();
    }

    static @Nullable String currency(@Nullable Money money) {
        return money == null ? null : money.currency().getCode();
    }

    private static @Nullable Object at(@Nullable Instant instant) {
        return instant == null ? null : UtcColumns.of(instant);
    }
}
