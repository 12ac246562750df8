package io.evenhand.settlement.statement;

import io.evenhand.signing.DocumentRenewed;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Statements and invoices point to the newest version of their document. Takes part in the transaction that records the renewal. */
@Component
class RenewedStatements {
    private final JdbcOperations database;

    RenewedStatements(JdbcOperations database) {
        this.database = database;
    }

    @EventListener
    void on(DocumentRenewed event) {
        for (String table : new String[] {"settlement_period", "self_billed_invoice"}) {
            int unused = database.update(
                    "UPDATE " + table + " SET document_hash = ? WHERE document_hash = ?",
                    event.newHash().hex(),
                    event.oldHash().hex());
        }
    }
}
