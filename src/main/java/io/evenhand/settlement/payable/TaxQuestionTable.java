package io.evenhand.settlement.payable;

import io.evenhand.columns.UtcColumns;
import io.evenhand.money.Share;
import io.evenhand.settlement.payable.Payable.Invoice;
import io.evenhand.settlement.payable.TaxQuestion.Answer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What payers were asked about the tax of payables, and what they answered. The payable is held by whoever changes anything. */
@Repository
class TaxQuestionTable {
    private static final String LATEST =
            "select * from payable_tax_question where payable_id = ? order by asked_at desc, id limit 1";

    private final JdbcTemplate database;

    TaxQuestionTable(JdbcTemplate database) {
        this.database = database;
    }

    /** The database lets one be open for a payable. */
    void add(TaxQuestion question) {
        database.update(
                "insert into payable_tax_question (id, payable_id, treatment, rate, note, invoice_number, invoiced_on, asked_by,"
                        + " asked_at, open_slot) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                question.id(),
                question.payableId(),
                question.treatment().name(),
                question.rate().toString(),
                question.note(),
                question.invoice().number(),
                question.invoice().on(),
                question.askedBy(),
                UtcColumns.of(question.askedAt()),
                question.payableId());
    }

    void answer(String id, Answer answer, String by, Instant at, String reason) {
        database.update(
                "update payable_tax_question set answer = ?, answered_by = ?, answered_at = ?, reason = ?, open_slot = null"
                        + " where id = ?",
                answer.name(),
                by,
                UtcColumns.of(at),
                reason,
                id);
    }

    Optional<TaxQuestion> open(String payableId) {
        return database
                .query(
                        "select * from payable_tax_question where open_slot = ? for update",
                        (row, number) -> question(row),
                        payableId)
                .stream()
                .findFirst();
    }

    Optional<TaxQuestion> latest(String payableId) {
        return database.query(LATEST, (row, number) -> question(row), payableId).stream()
                .findFirst();
    }

    /** The latest of each that was asked about, in one look. */
    Map<String, TaxQuestion> latest(Collection<String> payableIds) {
        Map<String, TaxQuestion> latest = new HashMap<>();
        PayableTable.in(
                payableIds,
                (marks, some) -> database.query(
                        "select * from payable_tax_question where payable_id in (" + marks
                                + ") order by asked_at, id desc",
                        row -> {
                            TaxQuestion question = question(row);
                            latest.put(question.payableId(), question);
                        },
                        some));
        return latest;
    }

    private static TaxQuestion question(ResultSet row) throws SQLException {
        String answer = row.getString("answer");
        String reason = row.getString("reason");
        return new TaxQuestion(
                row.getString("id"),
                row.getString("payable_id"),
                TaxTreatment.valueOf(row.getString("treatment")),
                Share.parse(row.getString("rate")),
                row.getString("note"),
                new Invoice(row.getString("invoice_number"), UtcColumns.requiredDay(row, "invoiced_on"), false),
                row.getString("asked_by"),
                UtcColumns.requiredInstant(row, "asked_at"),
                answer == null ? null : Answer.valueOf(answer),
                UtcColumns.instant(row, "answered_at"),
                reason == null ? "" : reason);
    }
}
