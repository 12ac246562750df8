package io.evenhand.agreement;

import io.evenhand.signing.DocumentRenewed;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** An agreement points to the newest version of its document. Takes part in the transaction that records the renewal. */
@Component
class RenewedAgreements {
    private final JdbcOperations database;

    RenewedAgreements(JdbcOperations database) {
        this.database = database;
    }

    @EventListener
    void on(DocumentRenewed event) {
        // The version grows, or whoever has the agreement in hand would write the former hash back.
        int unused = database.update(
                "UPDATE agreement SET document_hash = ?, version = version + 1 WHERE document_hash = ?",
                event.newHash().hex(),
                event.oldHash().hex());
    }
}
