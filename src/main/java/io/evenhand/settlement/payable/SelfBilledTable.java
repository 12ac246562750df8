package io.evenhand.settlement.payable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenhand.columns.UtcColumns;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Self-billing invoices as they were issued, and which document in the archive each is. */
@Repository
class SelfBilledTable {
    private final JdbcTemplate database;
    private final ObjectMapper json;

    SelfBilledTable(JdbcTemplate database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** @param documentHash null until it is set and sealed */
    record Row(SelfBilledInvoice content, @Nullable String documentHash) {}

    void add(String payableId, SelfBilledInvoice invoice) {
        database.update(
                "insert into self_billed_invoice (number, payable_id, content, issued_at) values (?, ?, ?, ?)",
                invoice.number(),
                payableId,
                written(invoice),
                UtcColumns.of(invoice.issuedAt()));
    }

    Optional<Row> find(String number) {
        return database
                .query(
                        "select content, document_hash from self_billed_invoice where number = ?",
                        (row, at) -> new Row(read(row.getString("content")), row.getString("document_hash")),
                        number)
                .stream()
                .findFirst();
    }

    /** The first document stands. @return whether this is it */
    boolean keep(String number, String documentHash) {
        return database.update(
                        "update self_billed_invoice set document_hash = ? where number = ? and document_hash is null",
                        documentHash,
                        number)
                == 1;
    }

    private String written(SelfBilledInvoice invoice) {
        try {
            return json.writeValueAsString(invoice);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The invoice " + invoice.number() + " cannot be written", e);
        }
    }

    private SelfBilledInvoice read(String content) {
        try {
            return json.readValue(content, SelfBilledInvoice.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What a self-billing invoice says cannot be read", e);
        }
    }
}
