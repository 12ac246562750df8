package io.evenhand.agreement;

import io.evenhand.document.DocumentHash;
import io.evenhand.template.TemplateVersion;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** What an agreement's document is made of, read from a database alone, without the rest of the program. */
final class DocumentRows {
    private final JdbcTemplate database;

    DocumentRows(JdbcTemplate database) {
        this.database = database;
    }

    /** @throws IllegalStateException for an unknown agreement */
    RemadeDocuments.Source toRemake(AgreementId id) {
        return database
                .query(
                        "select a.number, a.template, a.certified_on, a.document_hash, a.terms_version, v.terms from agreement a"
                                + " left join terms_version v on v.agreement_id = a.id and v.version_number = a.terms_version"
                                + " where a.id = ?",
                        (row, at) -> {
                            String wording = row.getString("template");
                            String hash = row.getString("document_hash");
                            byte[] terms = row.getBytes("terms");
                            LocalDate printedOn = row.getObject("certified_on", LocalDate.class);
                            if (wording == null || hash == null || terms == null) {
                                return new RemadeDocuments.Source.Missing(
                                        row.getInt("terms_version") == 0
                                                ? DocumentRecords.SIGNED_ELSEWHERE
                                                : DocumentRecords.NO_DOCUMENT);
                            }
                            if (printedOn == null) {
                                return new RemadeDocuments.Source.Missing(DocumentRecords.DAY_NOT_KEPT);
                            }
                            return new RemadeDocuments.Source.Found(
                                    row.getString("number"),
                                    AgreementBook.parse(terms),
                                    TemplateVersion.of(wording),
                                    printedOn,
                                    places(id),
                                    hash);
                        },
                        id.value())
                .stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No agreement " + id));
    }

    private Map<String, Integer> places(AgreementId id) {
        Map<String, Integer> places = new HashMap<>();
        database.query(
                "select partner_id, count(*) from signature_request where agreement_id = ? group by partner_id",
                row -> {
                    places.put(row.getString(1), row.getInt(2));
                },
                id.value());
        return places;
    }

    /** @throws IllegalStateException if it is not in the archive, or is not what it was */
    byte[] kept(DocumentHash hash) {
        byte[] content =
                database
                        .queryForList("select content from archived_document where hash = ?", byte[].class, hash.hex())
                        .stream()
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalStateException("The archive does not hold the document " + hash.hex()));
        if (!DocumentHash.of(content).equals(hash)) {
            throw new IllegalStateException("The archive holds other bytes than the document " + hash.hex() + " had");
        }
        return content;
    }
}
