package io.evenhand.relationship;

import io.evenhand.access.Actor;
import io.evenhand.access.Visibility;
import io.evenhand.columns.UtcColumns;
import io.evenhand.partner.Partners;
import io.evenhand.relationship.commitment.Commitment;
import io.evenhand.relationship.commitment.CommitmentFormat;
import io.evenhand.relationship.commitment.UnreadableFileException;
import io.evenhand.signing.TimestampUnavailableException;
import io.evenhand.signing.Timestamps;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final Partners partners;
    private final Clock clock;

    PublishedCommitments(JdbcOperations database, Timestamps timestamps, Partners partners, Clock clock) {
        this.database = database;
        this.timestamps = timestamps;
        this.partners = partners;
        this.clock = clock;
    }

    /** Publishes a public file. Idempotent: the same list is published once. @param file bounded by the caller */
    public PublishResult publish(Actor actor, byte[] file) {
        if (!RelationshipRolesPolicy.mayDealWithLists(actor)) {
            return new PublishResult.NotAllowed();
        }
        Commitment commitment;
        try {
            commitment = CommitmentFormat.readCommitment(file);
        } catch (UnreadableFileException unreadable) {
            return new PublishResult.Unreadable(String.valueOf(unreadable.getMessage()));
        }
        if (find(actor.partnerId(), commitment.root()).isPresent()) {
            return new PublishResult.PublishedBefore();
        }
        try {
            String token = Base64.getEncoder().encodeToString(timestamps.stamp(commitment.digest()));
            return insert(actor, commitment.stampedWith(token));
        } catch (TimestampUnavailableException later) {
            return new PublishResult.NoTimestamp();
        } catch (DuplicateKeyException meanwhile) {
            return new PublishResult.PublishedBefore();
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

    /** Says that the actor's organisation saw a commitment of another's now. Idempotent. */
    public CountersignResult countersign(Actor actor, String id) {
        if (!RelationshipRolesPolicy.mayCountersign(actor)) {
            return CountersignResult.NOT_ALLOWED;
        }
        List<String> owner =
                database.queryForList("SELECT partner_id FROM relationship_commitment WHERE id = ?", String.class, id);
        if (owner.isEmpty()) {
            return CountersignResult.UNKNOWN;
        }
        if (owner.getFirst().equals(actor.partnerId())) {
            return CountersignResult.OWN;
        }
        try {
            int unused = database.update(
                    "INSERT INTO relationship_countersignature (commitment_id, partner_id, signed_by, signed_at)"
                            + " VALUES (?, ?, ?, ?)",
                    id,
                    actor.partnerId(),
                    actor.username(),
                    UtcColumns.of(now()));
        } catch (DuplicateKeyException before) {
            return CountersignResult.COUNTERSIGNED;
        }
        return CountersignResult.COUNTERSIGNED;
    }

    /** What the whole network may know: who committed to how many customers on which day. The latest first. */
    public List<CommitmentView> all(Actor actor) {
        Map<String, List<String>> signed = new LinkedHashMap<>();
        database.query(
                "SELECT commitment_id, partner_id FROM relationship_countersignature ORDER BY signed_at, partner_id",
                row -> {
                    signed.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                            .add(row.getString(2));
                });
        boolean mayCountersign = RelationshipRolesPolicy.mayCountersign(actor);
        return database.query(
                "SELECT id, partner_id, entry_count, received_at, outside_time FROM relationship_commitment"
                        + " ORDER BY received_at DESC, id",
                (row, number) -> {
                    List<String> by = signed.getOrDefault(row.getString("id"), List.of());
                    String owner = row.getString("partner_id");
                    boolean own = owner.equals(actor.partnerId());
                    return new CommitmentView(
                            row.getString("id"),
                            partners.nameOf(owner),
                            own,
                            row.getInt("entry_count"),
                            UtcColumns.requiredInstant(row, "received_at"),
                            row.getBoolean("outside_time"),
                            by.stream().map(this::nameOf).toList(),
                            mayCountersign && !own && !by.contains(actor.partnerId()));
                });
    }

    private String nameOf(String partner) {
        return partner.equals(Actor.HOST) ? "the host's steward" : partners.nameOf(partner);
    }

    /** The stamped file of a commitment, for its owner. */
    public Optional<byte[]> file(Actor actor, String id) {
        return database
                .query(
                        "SELECT partner_id, content FROM relationship_commitment WHERE id = ?",
                        (row, number) -> Map.entry(row.getString("partner_id"), row.getString("content")),
                        id)
                .stream()
                .filter(one -> Visibility.of(actor).covers(one.getKey()))
                .map(one -> one.getValue().getBytes(StandardCharsets.UTF_8))
                .findFirst();
    }

    /** What a partner published under a root. */
    Optional<Published> find(String partnerId, String root) {
        return database
                .query(
                        "SELECT content, received_at FROM relationship_commitment WHERE partner_id = ? AND root = ?",
                        (row, number) ->
                                new Published(row.getString("content"), UtcColumns.requiredInstant(row, "received_at")),
                        partnerId,
                        root)
                .stream()
                .findFirst();
    }

    record Published(String content, Instant receivedAt) {
        Commitment commitment() {
            try {
                return CommitmentFormat.readCommitment(content.getBytes(StandardCharsets.UTF_8));
            } catch (UnreadableFileException changed) {
                throw new IllegalStateException("A published commitment was changed", changed);
            }
        }
    }
}
