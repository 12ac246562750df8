package io.evenhand.relationship;

import io.evenhand.columns.UtcColumns;
import io.evenhand.relationship.PublishedCommitments.Published;
import io.evenhand.relationship.commitment.CommitmentFormat;
import io.evenhand.relationship.commitment.Proof;
import io.evenhand.relationship.commitment.ProofCheck;
import io.evenhand.relationship.commitment.UnreadableFileException;
import io.evenhand.relationship.commitment.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Proofs that come with evidence of a prior relationship: each is checked once, against what its owner had published, the introduction and
 * the customer, and what came of it is kept beside the evidence. A listing is a claim; evidence persuades; people decide.
 */
@Service
@Transactional
public class Listings {
    private final JdbcOperations database;
    private final PublishedCommitments commitments;
    private final CommitmentReading reading;
    private final Clock clock;

    Listings(JdbcOperations database, PublishedCommitments commitments, CommitmentReading reading, Clock clock) {
        this.database = database;
        this.commitments = commitments;
        this.reading = reading;
        this.clock = clock;
    }

    /**
     * Why a file is no proof, as a sentence; empty for one that can be checked. Whoever claims does so once: what is not even of the list that
     * it names is handed back rather than kept against them.
     */
    public static Optional<String> flaw(byte[] file) {
        try {
            return CommitmentFormat.readProof(file)
                    .contradiction()
                    .map(sentence -> sentence + " Hand in the file as 'relationships open' wrote it.");
        } catch (UnreadableFileException unreadable) {
            return Optional.ofNullable(unreadable.getMessage());
        }
    }

    /**
     * Checks a proof and keeps what it says.
     *
     * @param evidenceId under which evidence it was handed in; new
     * @param file that {@link #flaw} found nothing in
     * @param identifiers of the customer
     * @param introducedAt when the partner was asked blind; null when it never was
     * @param document the SHA-256 of the evidence itself, which is compared; null where it was not handed in
     */
    public void keep(
            String evidenceId,
            String partnerId,
            byte[] file,
            Collection<String> identifiers,
            LocalDate datedOn,
            @Nullable Instant introducedAt,
            @Nullable String document) {
        Proof proof;
        try {
            proof = CommitmentFormat.readProof(file);
        } catch (UnreadableFileException unreadable) {
            throw new IllegalArgumentException("no proof", unreadable);
        }
        ListingView listing =
                held(check(partnerId, proof, identifiers, introducedAt, document), proof, datedOn, document);
        int unused = database.update(
                "INSERT INTO relationship_listing (evidence_id, partner_id, proven, sentences, proof, checked_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                evidenceId,
                partnerId,
                listing.proven(),
                String.join("\n", listing.sentences()),
                new String(file, StandardCharsets.UTF_8),
                UtcColumns.of(clock.instant()));
    }

    /** Beside the evidence that was filed: the entry names one by hash and day. */
    private static ListingView held(ListingView listing, Proof proof, LocalDate datedOn, @Nullable String document) {
        List<String> sentences = new ArrayList<>();
        boolean sameDay = proof.entry().evidenceDate().equals(datedOn);
        if (!sameDay) {
            sentences.add(
                    "The entry names evidence of %s, and what was filed here is dated %s: the list does not speak of it."
                            .formatted(proof.entry().evidenceDate(), datedOn));
        }
        sentences.addAll(listing.sentences());
        if (document == null) {
            sentences.add(
                    "The entry names its evidence by SHA-256 " + proof.entry().evidence()
                            + ". The document was not handed in, so nobody has compared it: ask for it, and hold it against that.");
        }
        return new ListingView(listing.proven() && sameDay, sentences, listing.published());
    }

    private ListingView check(
            String partnerId,
            Proof proof,
            Collection<String> identifiers,
            @Nullable Instant introducedAt,
            @Nullable String document) {
        Optional<Published> published =
                commitments.find(partnerId, proof.commitment().root());
        if (published.isEmpty()) {
            return new ListingView(
                    false,
                    List.of(
                            "The list of this proof was never published in the network, so nobody can say how old it is."),
                    false);
        }
        Optional<Instant> earlier =
                commitments.publishedBefore(partnerId, proof.commitment().root());
        if (earlier.isPresent()) {
            return new ListingView(
                    false,
                    List.of(
                            "Another partner published this very list before, on %s. Whoever was shown an entry of that one could show it here: it does not speak for who claims."
                                    .formatted(LocalDate.ofInstant(earlier.get(), ZoneOffset.UTC))),
                    true);
        }
        // The network's own record counts: a file may be stamped by an authority of anybody's.
        ProofCheck check = ProofCheck.of(proof)
                .against(published.get().commitment())
                .trusting(reading.trusted())
                .knownSince(published.get().receivedAt(), "the network's own record")
                .about(identifiers);
        if (introducedAt != null) {
            check.introducedAt(introducedAt);
        }
        if (document != null) {
            check.evidence(document);
        }
        return switch (check.verdict()) {
            case Verdict.Proven proven -> new ListingView(true, proven.facts(), true);
            case Verdict.Listed listed ->
                throw new IllegalStateException("The network's own record says when the list was published");
            case Verdict.NotProven not -> {
                List<String> sentences = new ArrayList<>(not.reasons());
                sentences.addAll(not.facts());
                yield new ListingView(false, sentences, true);
            }
        };
    }

    /** What a proof said; empty where none was handed in. The caller has made sure that the reader may see the evidence. */
    @Transactional(readOnly = true)
    public Optional<ListingView> of(String evidenceId) {
        return database
                .query(
                        "SELECT partner_id, proven, sentences, proof FROM relationship_listing WHERE evidence_id = ?",
                        (row, number) -> new ListingView(
                                row.getBoolean("proven"),
                                Arrays.asList(row.getString("sentences").split("\n")),
                                commitments.isPublished(
                                        row.getString("partner_id"),
                                        root(row.getString("proof").getBytes(StandardCharsets.UTF_8)))),
                        evidenceId)
                .stream()
                .findFirst();
    }

    /** The file of a proof as it was handed in, and what its owner had published; empty where none was. The caller as above. */
    @Transactional(readOnly = true)
    public Optional<HandedIn> handedIn(String evidenceId) {
        return database
                .query(
                        "SELECT partner_id, proof FROM relationship_listing WHERE evidence_id = ?",
                        (row, number) -> Map.entry(
                                row.getString("partner_id"),
                                row.getString("proof").getBytes(StandardCharsets.UTF_8)),
                        evidenceId)
                .stream()
                .map(one -> new HandedIn(
                        one.getValue(), published(one.getKey(), one.getValue()).orElse(null)))
                .findFirst();
    }

    private Optional<byte[]> published(String partnerId, byte[] proof) {
        return commitments.find(partnerId, root(proof)).map(one -> one.content().getBytes(StandardCharsets.UTF_8));
    }

    private static String root(byte[] proof) {
        try {
            return CommitmentFormat.readProof(proof).commitment().root();
        } catch (UnreadableFileException changed) {
            throw new IllegalStateException("A proof that was handed in was changed", changed);
        }
    }

    /**
     * What anybody needs to check a proof without us.
     *
     * @param proof to the last byte
     * @param commitment as it was published and stamped, which says nothing of the list; null where it never was
     */
    public record HandedIn(byte[] proof, byte @Nullable [] commitment) {}
}
