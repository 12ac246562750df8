package io.evenhand.evidence;

import io.evenhand.terms.json.JsonReader;
import io.evenhand.terms.json.JsonValue;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.terms.json.JsonValue.JsonString;
import io.evenhand.terms.json.MalformedJsonException;
import io.evenhand.terms.json.Reading;
import io.evenhand.terms.json.RecordReader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The entries in the database, in the transaction that is under way. */
@Component
class EvidenceTable {
    private static final RecordReader READER = new RecordReader();

    private final JdbcTemplate database;

    EvidenceTable(JdbcTemplate database) {
        this.database = database;
    }

    /** Where the evidence of an agreement stands. @param at of its last entry; empty before the first */
    record Head(int sequence, String hash, String at) {}

    /** Waits until nobody else appends to it; it is held until the transaction ends. */
    Head lock(String agreementId) {
        return forUpdate(agreementId).orElseGet(() -> {
            // Two that begin it at the same moment: the second waits, and finds it there. A plain or ignoring insert
            // would
            // leave both with a shared lock that neither can raise.
            database.update(
                    "insert into evidence_head (agreement_id, last_sequence, last_hash, last_at) values (?, 0, ?, '')"
                            + " on duplicate key update last_sequence = last_sequence",
                    agreementId,
                    EvidenceEntry.beginning(agreementId));
            return forUpdate(agreementId).orElseThrow();
        });
    }

    private Optional<Head> forUpdate(String agreementId) {
        return head(agreementId, " for update");
    }

    /** As it is now; nobody is kept from appending. */
    Optional<Head> head(String agreementId) {
        return head(agreementId, "");
    }

    private Optional<Head> head(String agreementId, String how) {
        return database
                .query(
                        "select last_sequence, last_hash, last_at from evidence_head where agreement_id = ?" + how,
                        (row, number) -> new Head(row.getInt(1), row.getString(2), row.getString(3)),
                        agreementId)
                .stream()
                .findFirst();
    }

    boolean holds(String agreementId, String onceKey) {
        Integer found = database.queryForObject(
                "select count(*) from evidence_entry where agreement_id = ? and once_key = ?",
                Integer.class,
                agreementId,
                onceKey);
        return found != null && found > 0;
    }

    void append(EvidenceEntry entry) {
        database.update(
                "insert into evidence_entry (agreement_id, sequence_no, once_key, content, hash) values (?, ?, ?, ?, ?)",
                entry.agreement(),
                entry.sequence(),
                entry.once(),
                entry.content(),
                entry.hash());
        database.update(
                "update evidence_head set last_sequence = ?, last_hash = ?, last_at = ? where agreement_id = ?",
                entry.sequence(),
                entry.hash(),
                entry.at(),
                entry.agreement());
    }

    /** Of each agreement in sequence. */
    List<EvidenceEntry> entries(Collection<String> agreementIds) {
        return agreementIds.isEmpty()
                ? List.of()
                : database.query(
                        "select content, hash from evidence_entry where agreement_id in ("
                                + String.join(",", Collections.nCopies(agreementIds.size(), "?"))
                                + ") order by agreement_id, sequence_no",
                        (row, number) -> read(row.getString(1), row.getString(2)),
                        agreementIds.toArray());
    }

    private static EvidenceEntry read(String content, String hash) {
        try {
            JsonObject stored = (JsonObject)
                    JsonReader.read(content.getBytes(StandardCharsets.UTF_8)).root();
            Map<String, JsonValue> fields = new LinkedHashMap<>(stored.fields());
            fields.put("hash", new JsonString(hash));
            if (READER.read(EvidenceEntry.class, new JsonObject(fields))
                    instanceof Reading.Complete<EvidenceEntry> complete) {
                return complete.value();
            }
        } catch (MalformedJsonException notWritten) {
            // Said below: nothing else than what was written is ever there.
        }
        throw new IllegalStateException("The evidence in the database is damaged: an entry cannot be read");
    }
}
