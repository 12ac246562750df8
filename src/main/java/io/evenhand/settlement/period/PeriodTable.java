package io.evenhand.settlement.period;

import io.evenhand.columns.UtcColumns;
import io.evenhand.money.Money;
import io.evenhand.settlement.period.Settlement.Approval;
import io.evenhand.settlement.split.PeriodEnd.Position;
import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.settlement.statement.StatementContent.Sealed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Settlements of periods and who takes part, in the transaction that is under way. */
@Component
class PeriodTable {
    private static final String ALL = "select p.* from settlement_period p";

    private final JdbcTemplate database;

    PeriodTable(JdbcTemplate database) {
        this.database = database;
    }

    void add(Settlement settlement, List<String> parties, Instant at) {
        database.update(
                "insert into settlement_period (id, agreement_id, agreement_number, agreement_title, subject, ordinal, period,"
                        + " first_day, last_day, biller_id, state, opened_at, report_due_on, audit_notice_days, draft_version)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
                row -> {
                    row.setString(1, settlement.id().value());
                    row.setString(2, settlement.agreementId());
                    row.setString(3, settlement.agreementNumber());
                    row.setString(4, settlement.agreementTitle());
                    row.setString(5, settlement.subject());
                    row.setInt(6, settlement.ordinal());
                    row.setString(7, settlement.period().toString());
                    row.setObject(8, settlement.firstDay());
                    row.setObject(9, settlement.lastDay());
                    row.setString(10, settlement.billerId());
                    row.setString(11, settlement.state().name());
                    UtcColumns.set(row, 12, at);
                    row.setObject(13, settlement.reportDueOn());
                    row.setObject(14, settlement.auditNoticeDays());
                });
        parties(settlement, parties);
    }

    /** Who takes part, in order; replaces what was known. */
    void parties(Settlement settlement, List<String> parties) {
        database.update(
                "delete from settlement_party where settlement_id = ?",
                settlement.id().value());
        database.batchUpdate(
                "insert into settlement_party (settlement_id, position, partner_id, first_day) values (?, ?, ?, ?)",
                IntStream.range(0, parties.size())
                        .mapToObj(i -> new Object[] {settlement.id().value(), i, parties.get(i), settlement.firstDay()})
                        .toList());
    }

    List<String> parties(SettlementId id) {
        return database.queryForList(
                "select partner_id from settlement_party where settlement_id = ? order by position",
                String.class,
                id.value());
    }

    /** Those of many, by settlement. */
    Map<String, List<String>> parties(Collection<SettlementId> ids) {
        Map<String, List<String>> parties = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            database.query(
                    "select settlement_id, partner_id from settlement_party where settlement_id in ("
                            + String.join(", ", Collections.nCopies(ids.size(), "?"))
                            + ") order by settlement_id, position",
                    row -> {
                        parties.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                                .add(row.getString(2));
                    },
                    ids.stream().map(SettlementId::value).toArray());
        }
        return parties;
    }

    Optional<Settlement> find(SettlementId id) {
        return database.query(ALL + " where p.id = ?", (row, number) -> settlement(row), id.value()).stream()
                .findFirst();
    }

    /** Waits until nobody else changes it; held until the transaction ends. */
    Settlement lock(SettlementId id) {
        return database.query(ALL + " where p.id = ? for update", (row, number) -> settlement(row), id.value()).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No settlement " + id));
    }

    /** Several; those that are not there are left out. */
    List<Settlement> all(Collection<SettlementId> ids) {
        return ids.isEmpty()
                ? List.of()
                : database.query(
                        ALL + " where p.id in (" + String.join(", ", Collections.nCopies(ids.size(), "?")) + ")",
                        (row, number) -> settlement(row),
                        ids.stream().map(SettlementId::value).toArray());
    }

    /** Of an agreement, the newest first. */
    List<Settlement> ofAgreement(String agreementId) {
        return database.query(
                ALL + " where p.agreement_id = ? order by p.ordinal desc",
                (row, number) -> settlement(row),
                agreementId);
    }

    Optional<Settlement> ofAgreement(String agreementId, String period) {
        return ofAgreement(agreementId).stream()
                .filter(settlement -> settlement.period().toString().equals(period))
                .findFirst();
    }

    /** In which a partner takes part, the newest first. @param partners absent for all */
    List<Settlement> of(Optional<String> partner, int atMost) {
        String order = " order by p.first_day desc, p.id limit ?";
        return partner.map(id -> database.query(
                        "select p.* from settlement_party t join settlement_period p on p.id = t.settlement_id"
                                + " where t.partner_id = ? order by t.first_day desc, p.id limit ?",
                        (row, number) -> settlement(row),
                        id,
                        atMost))
                .orElseGet(() -> database.query(ALL + order, (row, number) -> settlement(row), atMost));
    }

    /** Agreements of which a period is under way. */
    List<String> underWay() {
        return database.queryForList(
                "select distinct agreement_id from settlement_period where state in ('AWAITING_REPORT', 'IN_REVIEW', 'IN_APPROVAL', 'SEALING')",
                String.class);
    }

    void state(SettlementId id, PeriodState state) {
        database.update("update settlement_period set state = ? where id = ?", state.name(), id.value());
    }

    void reportOverdue(SettlementId id, Instant at) {
        at(id, "report_overdue_at", at);
    }

    void paymentOverdue(SettlementId id, Instant at) {
        at(id, "payment_overdue_at", at);
    }

    private void at(SettlementId id, String column, Instant at) {
        database.update("update settlement_period set " + column + " = ? where id = ?", row -> {
            UtcColumns.set(row, 1, at);
            row.setString(2, id.value());
        });
    }

    void completed(SettlementId id, Approval by, Instant at) {
        database.update(
                "update settlement_period set completed_by = ?, completed_by_name = ?, completed_at = ?, state = 'IN_REVIEW' where id = ?",
                row -> {
                    row.setString(1, by.by());
                    row.setString(2, by.name());
                    UtcColumns.set(row, 3, at);
                    row.setString(4, id.value());
                });
    }

    void approve(SettlementId id, @Nullable Approval first, @Nullable Approval second) {
        database.update(
                "update settlement_period set approved_by = ?, approved_by_name = ?, approved_person = ?, approved_again_by = ?,"
                        + " approved_again_by_name = ?, approved_again_person = ? where id = ?",
                first == null ? null : first.by(),
                first == null ? null : first.name(),
                first == null ? null : first.personId(),
                second == null ? null : second.by(),
                second == null ? null : second.name(),
                second == null ? null : second.personId(),
                id.value());
    }

    void addDraft(SettlementId id, int version, String contentHash, String termsHash, Instant at) {
        database.update(
                "insert into settlement_draft (settlement_id, version, content_hash, drawn_at) values (?, ?, ?, ?)",
                row -> {
                    row.setString(1, id.value());
                    row.setInt(2, version);
                    row.setString(3, contentHash);
                    UtcColumns.set(row, 4, at);
                });
        database.update(
                "update settlement_period set draft_version = ?, terms_hash = ? where id = ?",
                version,
                termsHash,
                id.value());
    }

    /** What the last draft says; empty before the first. */
    Optional<String> draftHash(SettlementId id) {
        return database
                .queryForList(
                        "select content_hash from settlement_draft where settlement_id = ? order by version desc limit 1",
                        String.class,
                        id.value())
                .stream()
                .findFirst();
    }

    void sealed(Settlement settlement, String documentHash, Sealed sealed, @Nullable LocalDate firstDueOn) {
        database.update(
                "update settlement_period set state = 'SEALED', statement_number = ?, document_hash = ?, sealed_at = ?,"
                        + " journal_sequence = ?, journal_hash = ?, first_due_on = ? where id = ?",
                row -> {
                    row.setString(1, settlement.number());
                    row.setString(2, documentHash);
                    UtcColumns.set(row, 3, sealed.at());
                    row.setLong(4, sealed.journalSequence());
                    row.setString(5, sealed.journalHash());
                    row.setObject(6, firstDueOn);
                    row.setString(7, settlement.id().value());
                });
    }

    void positions(SettlementId id, List<Position> positions) {
        database.batchUpdate(
                "update settlement_party set currency = ?, earned = ?, corrected = ?, returned = ?, brought_forward = ?, lapsed = ?,"
                        + " carried_forward = ?, payable = ? where settlement_id = ? and partner_id = ?",
                positions.stream()
                        .map(position -> new Object[] {
                            position.payable().currency().getCode(),
                            position.earned().minorUnits(),
                            position.corrected().minorUnits(),
                            position.returned().minorUnits(),
                            position.broughtForward().minorUnits(),
                            position.lapsed().minorUnits(),
                            position.carriedForward().minorUnits(),
                            position.payable().minorUnits(),
                            id.value(),
                            position.partyId()
                        })
                        .toList());
    }

    /** What sealed statements give, by settlement; nothing of those that are not sealed. */
    Map<String, List<Position>> positions(Collection<SettlementId> ids) {
        Map<String, List<Position>> positions = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            database.query(
                    "select * from settlement_party where currency is not null and settlement_id in ("
                            + String.join(", ", Collections.nCopies(ids.size(), "?"))
                            + ") order by settlement_id, position",
                    row -> {
                        positions
                                .computeIfAbsent(row.getString("settlement_id"), id -> new ArrayList<>())
                                .add(position(row));
                    },
                    ids.stream().map(SettlementId::value).toArray());
        }
        return positions;
    }

    void close(SettlementId id, Instant at) {
        state(id, PeriodState.CLOSED);
        processOver(id, at);
    }

    /** The process has come to its end, whether all is still paid or not. */
    void processOver(SettlementId id, Instant at) {
        at(id, "closed_at", at);
    }

    boolean isProcessOver(SettlementId id) {
        return !database.queryForList(
                        "select id from settlement_period where id = ? and closed_at is not null",
                        String.class,
                        id.value())
                .isEmpty();
    }

    private static Position position(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        return new Position(
                row.getString("partner_id"),
                money(row, "earned", currency),
                money(row, "corrected", currency),
                money(row, "returned", currency),
                money(row, "brought_forward", currency),
                money(row, "lapsed", currency),
                money(row, "carried_forward", currency),
                money(row, "payable", currency));
    }

    private static Money money(ResultSet row, String column, String currency) throws SQLException {
        return new Money(row.getLong(column), Money.currency(currency));
    }

    private static Settlement settlement(ResultSet row) throws SQLException {
        return new Settlement(
                SettlementId.of(row.getString("id")),
                row.getString("agreement_id"),
                row.getString("agreement_number"),
                row.getString("agreement_title"),
                row.getString("subject"),
                row.getInt("ordinal"),
                ReportingPeriod.parse(row.getString("period")),
                UtcColumns.requiredDay(row, "first_day"),
                row.getString("biller_id"),
                PeriodState.valueOf(row.getString("state")),
                UtcColumns.requiredDay(row, "report_due_on"),
                UtcColumns.instant(row, "report_overdue_at"),
                (Integer) row.getObject("audit_notice_days"),
                row.getString("completed_by"),
                row.getInt("draft_version"),
                approval(row, "approved"),
                approval(row, "approved_again"),
                row.getString("terms_hash"),
                row.getString("statement_number"),
                row.getString("document_hash"),
                UtcColumns.day(row, "first_due_on"),
                UtcColumns.instant(row, "payment_overdue_at"));
    }

    private static @Nullable Approval approval(ResultSet row, String which) throws SQLException {
        String by = row.getString(which + "_by");
        return by == null
                ? null
                : new Approval(
                        by,
                        Objects.requireNonNull(row.getString(which + "_by_name")),
                        row.getString(which + "_person"));
    }
}
