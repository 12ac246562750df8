package io.evenhand.settlement.period;

import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import io.evenhand.settlement.statement.StatementContent;
import io.evenhand.settlement.statement.Statements;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** Statements as plain text, while nothing else draws them up. */
@Component
class PlainStatements implements Statements {
    private final Archive archive;

    PlainStatements(Archive archive) {
        this.archive = archive;
    }

    @Override
    public byte[] draft(StatementContent content) {
        return content.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public DocumentHash seal(StatementContent content) {
        return archive.store(draft(content), "text/plain", content.number() + ".txt");
    }
}
