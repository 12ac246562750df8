package io.evenhand.relationship;

import io.evenhand.access.Actor;
import io.evenhand.columns.UtcColumns;
import io.evenhand.relationship.commitment.Commitment;
import io.evenhand.relationship.commitment.CommitmentFormat;
import io.evenhand.relationship.commitment.UnreadableFileException;
import io.evenhand.signing.TimestampUnavailableException;
import io.evenhand.signing.Timestamps;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Service;

/**
 * Commitments that partners publish: kept as received, with the moment of receipt and a timestamp, and never changed. Each change is one
 * statement, so none needs a transaction, and the authority is asked outside of any.
 */
@Service
public class PublishedCommitments {
    private final JdbcOperations database;
    private final Timestamps timestamps;
    private final Countersignatures countersignatures;
    private final CommitmentReading reading;
    private final Clock clock;

    PublishedCommitments(
            JdbcOperations database,
            Timestamps timestamps,
            Countersignatures countersignatures,
            CommitmentReading reading,
            Clock clock) {
        this.database = database;
        this.timestamps = timestamps;
        this.countersignatures = countersignatures;
        this.reading = reading;
        this.clock = clock;
    }

    /** Publishes a public file. Idempotent: the same list is published once. @param file bounded by the caller */
    public PublishResult publish(Actor actor, byte[] file) {
        if (!RelationshipRolesPolicy.mayDealWithLists(actor)) {
            return new PublishResult.NotAllowed();
        }
        Commitment commitment;
        try {
            // Who countersigns does so here: what a file brings along is its owner's word.
            commitment = CommitmentFormat.readCommitment(file).countersignedBy(List.of());
        } catch (UnreadableFileException unreadable) {
            return new PublishResult.Unreadable(String.valueOf(unreadable.getMessage()));
        }
        Optional<Published> before = find(actor.partnerId(), commitment.root());
        if (before.isPresent()) {
            return new PublishResult.PublishedBefore(before.get().id());
        }
        try {
            String token = Base64.getEncoder().encodeToString(timestamps.stamp(commitment.digest()));
            return insert(actor, commitment.stampedWith(token));
        } catch (TimestampUnavailableException later) {
            return new PublishResult.NoTimestamp();
        } catch (DuplicateKeyException meanwhile) {
            return new PublishResult.PublishedBefore(
                    find(actor.partnerId(), commitment.root()).orElseThrow().id());
        }
    }

    private PublishResult insert(Actor actor, Commitment commitment) {
        String id = UUID.randomUUID().toString();
        int unused = database.update(
                "INSERT INTO relationship_commitment (id, partner_id, root, entry_count, received_at, published_by, content,"
                        + " outside_time) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                actor.partnerId(),
                commitment.root(),
                commitment.count(),
                UtcColumns.of(now()),
                actor.username(),
                new String(CommitmentFormat.write(commitment), StandardCharsets.UTF_8),
                timestamps.isFromOutside());
        return new PublishResult.Published(id, commitment.count());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** The actor's organisation signs that it saw a commitment of another's now: its root, its count. Idempotent. */
    public CountersignResult countersign(Actor actor, String id) {
        if (!RelationshipRolesPolicy.mayCountersign(actor)) {
            return new CountersignResult.NotAllowed();
        }
        Optional<Kept> kept = kept(id);
        if (kept.isEmpty()) {
            return new CountersignResult.Unknown();
        }
        if (kept.get().owner().equals(actor.partnerId())) {
            return new CountersignResult.Own();
        }
        return countersignatures.sign(actor, id, kept.get().published().commitment(), now());
    }

    /** What the whole network may know: who committed to how many customers on which day. The latest first. */
    public List<CommitmentView> all(Actor actor) {
        return reading.views(actor, "", List.of());
    }

    /** The lists of the actor's own organisation, the latest first. */
    public List<CommitmentView> own(Actor actor) {
        return reading.views(actor, " WHERE c.partner_id = ?", List.of(actor.partnerId()));
    }

    /** One of them. */
    public Optional<CommitmentView> line(Actor actor, String id) {
        return reading.views(actor, " WHERE c.id = ?", List.of(id)).stream().findFirst();
    }

    /** One with all that speaks for its time, for whoever is signed in. */
    public Optional<CommitmentPage> show(Actor actor, String id) {
        return kept(id).flatMap(kept ->
                line(actor, id).map(view -> reading.page(view, kept.published().commitment())));
    }

    /**
     * The file of a commitment with its timestamp and what others signed about it, for whoever is signed in: it is what an opened entry is
     * held against, and says nothing of the list.
     *
     * @param anybody of whichever organisation
     */
    public Optional<byte[]> file(Actor anybody, String id) {
        return kept(id).map(kept ->
                CommitmentFormat.write(kept.published().commitment().countersignedBy(countersignatures.of(id))));
    }

    private Optional<Kept> kept(String id) {
        return database
                .query(
                        "SELECT id, partner_id, content, received_at FROM relationship_commitment WHERE id = ?",
                        (row, number) -> new Kept(
                                row.getString("partner_id"),
                                new Published(
                                        row.getString("id"),
                                        row.getString("content"),
                                        UtcColumns.requiredInstant(row, "received_at"))),
                        id)
                .stream()
                .findFirst();
    }

    private record Kept(String owner, Published published) {}

    /** What a partner published under a root. */
    Optional<Published> find(String partnerId, String root) {
        return database
                .query(
                        "SELECT id, content, received_at FROM relationship_commitment WHERE partner_id = ? AND root = ?",
                        (row, number) -> new Published(
                                row.getString("id"),
                                row.getString("content"),
                                UtcColumns.requiredInstant(row, "received_at")),
                        partnerId,
                        root)
                .stream()
                .findFirst();
    }

    /**
     * When another had published the same list before; empty for whoever was first. A copy of a public file opens nothing by itself, but whoever
     * was shown an entry that its owner opened could open that one under a copy.
     */
    Optional<Instant> publishedBefore(String partnerId, String root) {
        return database
                .query(
                        "SELECT other.received_at FROM relationship_commitment other"
                                + " JOIN relationship_commitment own ON own.root = other.root AND own.partner_id = ?"
                                + " WHERE other.root = ? AND other.partner_id <> own.partner_id"
                                + " AND (other.received_at < own.received_at OR other.received_at = own.received_at AND other.id < own.id)"
                                + " ORDER BY other.received_at",
                        (row, number) -> UtcColumns.requiredInstant(row, "received_at"),
                        partnerId,
                        root)
                .stream()
                .findFirst();
    }

    /** Whether there is one, without reading it. */
    boolean isPublished(String partnerId, String root) {
        return Boolean.TRUE.equals(database.queryForObject(
                "SELECT EXISTS (SELECT 1 FROM relationship_commitment WHERE partner_id = ? AND root = ?)",
                Boolean.class,
                partnerId,
                root));
    }

    record Published(String id, String content, Instant receivedAt) {
        Commitment commitment() {
            try {
                return CommitmentFormat.readCommitment(content.getBytes(StandardCharsets.UTF_8));
            } catch (UnreadableFileException changed) {
                throw new IllegalStateException("A published commitment was changed", changed);
            }
        }
    }
}
