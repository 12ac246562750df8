package io.evenhand.wording;

import io.evenhand.columns.UtcColumns;
import io.evenhand.digest.Sha256;
import io.evenhand.template.TemplateVersion;
import io.evenhand.template.Wording;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Released wording in the database, in the transaction that is under way. The database refuses to change or remove any of it. */
@Component
class ReleaseBook {
    private static final String RELEASE = "select name, language, release_number, hash, origin, note, proposal_id,"
            + " proposed_by, approved_by, released_at, in_force_from from wording_release";

    private final JdbcTemplate database;

    ReleaseBook(JdbcTemplate database) {
        this.database = database;
    }

    /** @param proposalId null, as are both people, for what came with the program */
    record Release(
            String name,
            String language,
            int number,
            String hash,
            ReleaseOrigin origin,
            String note,
            @Nullable String proposalId,
            @Nullable String proposedBy,
            @Nullable String approvedBy,
            Instant releasedAt,
            Instant inForceFrom) {
        TemplateVersion version() {
            return new TemplateVersion(name, language, hash);
        }
    }

    /** Waits until nobody else releases of this name and language; it is held until the transaction ends. @return the last number */
    int lock(String name, String language) {
        return lastHeld(name, language).orElseGet(() -> {
            // Two that begin it at the same moment: the second waits, and finds it there.
            database.update(
                    "insert into wording_line (name, language, last_number) values (?, ?, 0)"
                            + " on duplicate key update last_number = last_number",
                    name,
                    language);
            return lastHeld(name, language).orElseThrow();
        });
    }

    private Optional<Integer> lastHeld(String name, String language) {
        return database
                .queryForList(
                        "select last_number from wording_line where name = ? and language = ? for update",
                        Integer.class,
                        name,
                        language)
                .stream()
                .findFirst();
    }

    /** What was released last; empty before the first. */
    Optional<Release> last(String name, String language) {
        return database
                .query(
                        RELEASE + " where name = ? and language = ? order by release_number desc limit 1",
                        (row, number) -> release(row),
                        name,
                        language)
                .stream()
                .findFirst();
    }

    /** Of every name and language the last. */
    List<Release> lasts() {
        return database.query(
                RELEASE + " r where release_number = (select max(m.release_number) from wording_release m"
                        + " where m.name = r.name and m.language = r.language) order by name, language",
                (row, number) -> release(row));
    }

    /** By name and language, the latest of each first. */
    List<Release> all() {
        return database.query(RELEASE + " order by name, language, release_number desc", (row, number) -> release(row));
    }

    /** The latest first. */
    List<Release> of(String name, String language) {
        return database.query(
                RELEASE + " where name = ? and language = ? order by release_number desc",
                (row, number) -> release(row),
                name,
                language);
    }

    /** As {@link #of(String, String)}, so many after so many others. */
    List<Release> of(String name, String language, int most, int after) {
        return database.query(
                RELEASE + " where name = ? and language = ? order by release_number desc limit ? offset ?",
                (row, number) -> release(row),
                name,
                language,
                most,
                after);
    }

    Optional<Release> find(String name, String language, int number) {
        return database
                .query(
                        RELEASE + " where name = ? and language = ? and release_number = ?",
                        (row, at) -> release(row),
                        name,
                        language,
                        number)
                .stream()
                .findFirst();
    }

    /** The first release of a version; the same wording may have been released again. */
    Optional<Release> find(TemplateVersion version) {
        return database
                .query(
                        RELEASE + " where name = ? and language = ? and hash = ? order by release_number limit 1",
                        (row, at) -> release(row),
                        version.name(),
                        version.language(),
                        version.hash())
                .stream()
                .findFirst();
    }

    /** Which of these were ever released. */
    Set<TemplateVersion> released(Collection<TemplateVersion> versions) {
        if (versions.isEmpty()) {
            return Set.of();
        }
        Set<TemplateVersion> released = new HashSet<>();
        database.query(
                "select name, language, hash from wording_release where hash in ("
                        + String.join(",", Collections.nCopies(versions.size(), "?")) + ")",
                row -> {
                    released.add(new TemplateVersion(row.getString(1), row.getString(2), row.getString(3)));
                },
                versions.stream().map(TemplateVersion::hash).toArray());
        return released;
    }

    private static Release release(ResultSet row) throws SQLException {
        return new Release(
                row.getString("name"),
                row.getString("language"),
                row.getInt("release_number"),
                row.getString("hash"),
                ReleaseOrigin.valueOf(row.getString("origin")),
                row.getString("note"),
                row.getString("proposal_id"),
                row.getString("proposed_by"),
                row.getString("approved_by"),
                UtcColumns.requiredInstant(row, "released_at"),
                UtcColumns.requiredInstant(row, "in_force_from"));
    }

    /** Adds a release whose line is held. */
    void append(Release release, Wording wording) {
        database.update(
                "insert into wording_release (name, language, release_number, hash, origin, note, proposal_id,"
                        + " proposed_by, approved_by, released_at, in_force_from) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                release.name(),
                release.language(),
                release.number(),
                release.hash(),
                release.origin().name(),
                release.note(),
                release.proposalId(),
                release.proposedBy(),
                release.approvedBy(),
                UtcColumns.of(release.releasedAt()),
                UtcColumns.of(release.inForceFrom()));
        Map<String, String> hashes = keep(wording);
        database.batchUpdate(
                "insert into wording_release_file (name, language, release_number, file_name, text_hash)"
                        + " values (?, ?, ?, ?, ?)",
                hashes.entrySet().stream()
                        .map(file -> new Object[] {
                            release.name(), release.language(), release.number(), file.getKey(), file.getValue()
                        })
                        .toList());
        database.update(
                "update wording_line set last_number = ? where name = ? and language = ?",
                release.number(),
                release.name(),
                release.language());
    }

    /** Keeps the files of a proposal. */
    void propose(ProposalId id, Wording wording) {
        database.batchUpdate(
                "insert into wording_proposal_file (proposal_id, file_name, text_hash) values (?, ?, ?)",
                keep(wording).entrySet().stream()
                        .map(file -> new Object[] {id.value(), file.getKey(), file.getValue()})
                        .toList());
    }

    /** Keeps texts that are not kept yet. @return the hash of each file's text */
    private Map<String, String> keep(Wording wording) {
        Map<String, String> hashes = new TreeMap<>();
        wording.files().forEach((file, text) -> hashes.put(file, Sha256.of(text)));
        Map<String, String> texts = wording.files().entrySet().stream()
                .collect(Collectors.toMap(
                        file -> hashes.get(file.getKey()), Map.Entry::getValue, (one, same) -> one, TreeMap::new));
        // In the order of their hashes, whoever keeps some: nobody waits for another in a circle.
        database.batchUpdate(
                "insert ignore into wording_text (hash, content) values (?, ?)",
                texts.entrySet().stream()
                        .map(text -> new Object[] {text.getKey(), text.getValue()})
                        .toList());
        return hashes;
    }

    Wording wording(Release release) {
        return read(
                "select f.file_name, t.content from wording_release_file f join wording_text t on t.hash = f.text_hash"
                        + " where f.name = ? and f.language = ? and f.release_number = ?",
                release.name(),
                release.language(),
                release.number());
    }

    Wording wording(ProposalId id) {
        return read(
                "select f.file_name, t.content from wording_proposal_file f join wording_text t on t.hash = f.text_hash"
                        + " where f.proposal_id = ?",
                id.value());
    }

    private Wording read(String query, Object... parameters) {
        Map<String, String> files = new TreeMap<>();
        database.query(
                query,
                row -> {
                    files.put(row.getString(1), row.getString(2));
                },
                parameters);
        return Wording.of(files);
    }
}
