package io.evenhand.settlement.revenue;

import io.evenhand.columns.UtcColumns;
import io.evenhand.settlement.revenue.Sharing.StoredState;
import io.evenhand.settlement.split.SplitState;
import io.evenhand.terms.TermsHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reports, and how far the engine has come with them, in the transaction that is under way. */
@Component
class ReportTable {
    private static final String REPORTS = "select * from revenue_report where agreement_id = ?";

    private final JdbcTemplate database;

    ReportTable(JdbcTemplate database) {
        this.database = database;
    }

    /** Waits until nobody else files or attests for this agreement; held until the transaction ends. */
    void lock(String agreementId) {
        if (!held(agreementId)) {
            // Two that begin at the same moment: the second waits, and finds it there.
            database.update(
                    "insert into revenue_register (agreement_id) values (?) on duplicate key update agreement_id = agreement_id",
                    agreementId);
            if (!held(agreementId)) {
                throw new IllegalStateException("No register for agreement " + agreementId);
            }
        }
    }

    /** The last day that is settled; empty before the first period is. */
    Optional<LocalDate> settledThrough(String agreementId) {
        return database
                .query(
                        "select settled_through from revenue_register where agreement_id = ?",
                        (row, number) -> Optional.ofNullable(UtcColumns.day(row, "settled_through")),
                        agreementId)
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    List<String> settledSince(LocalDate day) {
        return database.queryForList(
                "select agreement_id from revenue_register where settled_through >= ?", String.class, day);
    }

    void settle(String agreementId, LocalDate through) {
        database.update("update revenue_register set settled_through = ? where agreement_id = ?", through, agreementId);
    }

    private boolean held(String agreementId) {
        return !database.queryForList(
                        "select agreement_id from revenue_register where agreement_id = ? for update",
                        String.class,
                        agreementId)
                .isEmpty();
    }

    /** The newest first. */
    List<ReportView> all(String agreementId) {
        return database.query(REPORTS + " order by report_number desc", (row, number) -> report(row), agreementId);
    }

    /** The newest first. @param before a number; 0 for all */
    List<ReportView> some(String agreementId, int before, int atMost) {
        return database.query(
                REPORTS + " and report_number < ? order by report_number desc limit ?",
                (row, number) -> report(row),
                agreementId,
                before > 0 ? before : Integer.MAX_VALUE,
                atMost);
    }

    Optional<ReportView> find(String agreementId, String id) {
        return database.query(REPORTS + " and id = ?", (row, number) -> report(row), agreementId, id).stream()
                .findFirst();
    }

    /** As it is now that the register is held; a database may answer the same question from what it knew before. */
    Optional<ReportView> findHeld(String agreementId, String id) {
        return database
                .query(REPORTS + " and id = ? for update", (row, number) -> report(row), agreementId, id)
                .stream()
                .findFirst();
    }

    Optional<ReportView> draft(String agreementId) {
        return database.query(REPORTS + " and state = 'DRAFT'", (row, number) -> report(row), agreementId).stream()
                .findFirst();
    }

    int nextNumber(String agreementId) {
        Integer last = database.queryForObject(
                "select coalesce(max(report_number), 0) from revenue_report where agreement_id = ?",
                Integer.class,
                agreementId);
        return (last == null ? 0 : last) + 1;
    }

    void add(ReportView report, String filedBy) {
        database.update(
                "insert into revenue_report (id, agreement_id, report_number, period, first_day, last_day, state, file_name,"
                        + " line_count, known_count, content_hash, filed_by, filed_by_name, filed_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row -> {
                    row.setString(1, report.id());
                    row.setString(2, report.agreementId());
                    row.setInt(3, report.number());
                    row.setString(4, report.period());
                    row.setObject(5, report.firstDay());
                    row.setObject(6, report.lastDay());
                    row.setString(7, report.state().name());
                    row.setString(8, report.fileName());
                    row.setInt(9, report.lines());
                    row.setInt(10, report.known());
                    row.setString(11, report.contentHash());
                    row.setString(12, filedBy);
                    row.setString(13, report.filedBy());
                    UtcColumns.set(row, 14, report.filedAt());
                });
    }

    /** What it holds is known once all its lines are stored. */
    void filed(String id, FilingResult.Summary summary, String contentHash) {
        database.update(
                "update revenue_report set line_count = ?, known_count = ?, content_hash = ? where id = ?",
                summary.lines(),
                summary.known(),
                contentHash,
                id);
    }

    void attest(String id, String by, String name, Instant at) {
        database.update(
                "update revenue_report set state = 'ATTESTED', attested_by = ?, attested_by_name = ?, attested_at = ? where id = ?",
                row -> {
                    row.setString(1, by);
                    row.setString(2, name);
                    UtcColumns.set(row, 3, at);
                    row.setString(4, id);
                });
    }

    /** Takes a draft back; its lines are free to be reported again. */
    void withdraw(String id) {
        database.update("delete from revenue_line where report_id = ?", id);
        database.update("update revenue_report set state = 'WITHDRAWN' where id = ?", id);
    }

    /** In the order in which their terms came into use. */
    List<StoredState> states(String agreementId) {
        return database.query(
                "select terms_hash, turn_no, terms_on, totals from revenue_state where agreement_id = ? order by turn_no",
                (row, number) -> new StoredState(
                        new SplitState(
                                new TermsHash(row.getString("terms_hash")),
                                SharingJson.totals(row.getString("totals"))),
                        UtcColumns.requiredDay(row, "terms_on"),
                        row.getInt("turn_no")),
                agreementId);
    }

    void keep(String agreementId, StoredState state) {
        String totals = SharingJson.totals(state.state().totals());
        String hash = state.state().terms().hex();
        if (database.update(
                        "update revenue_state set totals = ? where agreement_id = ? and terms_hash = ?",
                        totals,
                        agreementId,
                        hash)
                == 0) {
            database.update(
                    "insert into revenue_state (agreement_id, terms_hash, turn_no, terms_on, totals) values (?, ?, ?, ?, ?)",
                    agreementId,
                    hash,
                    state.turn(),
                    state.on(),
                    totals);
        }
    }

    private static ReportView report(ResultSet row) throws SQLException {
        Instant filedAt = UtcColumns.instant(row, "filed_at");
        if (filedAt == null) {
            throw new IllegalStateException("A report without the time at which it was filed");
        }
        return new ReportView(
                row.getString("id"),
                row.getString("agreement_id"),
                row.getInt("report_number"),
                row.getString("period"),
                UtcColumns.requiredDay(row, "first_day"),
                UtcColumns.requiredDay(row, "last_day"),
                ReportState.valueOf(row.getString("state")),
                row.getString("file_name"),
                row.getInt("line_count"),
                row.getInt("known_count"),
                row.getString("content_hash"),
                row.getString("filed_by_name"),
                filedAt,
                row.getString("attested_by_name"),
                UtcColumns.instant(row, "attested_at"));
    }
}
