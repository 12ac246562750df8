package io.evenhand.settlement.period;

import com.fasterxml.jackson.core.type.TypeReference;
import io.evenhand.settlement.split.DerivationStep;
import io.evenhand.settlement.split.WhyNotShared;
import io.evenhand.settlement.storage.RecordJson;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What drafts and statements about to be sealed say, in the transaction that is under way. */
@Component
class ContentTable {
    private static final RecordJson JSON = new RecordJson(DerivationStep.class, WhyNotShared.class);
    private static final TypeReference<KeptStatement> DRAFT = new TypeReference<>() {};
    private static final TypeReference<KeptStatement.Final> FINAL = new TypeReference<>() {};

    private final JdbcTemplate database;

    ContentTable(JdbcTemplate database) {
        this.database = database;
    }

    /** Empty for a draft of which nothing was kept when it was drawn up. */
    Optional<KeptStatement> draft(SettlementId id, int version) {
        return database
                .queryForList(
                        "select content from settlement_draft_content where settlement_id = ? and version = ?",
                        String.class,
                        id.value(),
                        version)
                .stream()
                .findFirst()
                .map(text -> JSON.read(text, DRAFT));
    }

    boolean hasDraft(SettlementId id, int version) {
        return !database.queryForList(
                        "select version from settlement_draft_content where settlement_id = ? and version = ?",
                        Integer.class,
                        id.value(),
                        version)
                .isEmpty();
    }

    void addDraft(SettlementId id, int version, KeptStatement draft) {
        database.update(
                "insert into settlement_draft_content (settlement_id, version, content) values (?, ?, ?)",
                id.value(),
                version,
                JSON.write(draft, DRAFT));
    }

    /** Empty for a period that has not ended. */
    Optional<KeptStatement.Final> toSeal(SettlementId id) {
        return database
                .queryForList(
                        "select content from settlement_sealing where settlement_id = ?", String.class, id.value())
                .stream()
                .findFirst()
                .map(text -> JSON.read(text, FINAL));
    }

    void addToSeal(SettlementId id, KeptStatement.Final statement) {
        database.update(
                "insert into settlement_sealing (settlement_id, content) values (?, ?)",
                id.value(),
                JSON.write(statement, FINAL));
    }
}
