package io.evenhand.relationship;

import io.evenhand.access.Actor;
import io.evenhand.access.Visibility;
import io.evenhand.columns.UtcColumns;
import io.evenhand.partner.PartnerId;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        return views(actor, "", List.of());
    }

    /** One of them. */
    public Optional<CommitmentView> show(Actor actor, String id) {
        return views(actor, " WHERE c.id = ?", List.of(id)).stream().findFirst();
    }

    /** The lists of the actor's own organisation, the latest first. */
    public List<CommitmentView> own(Actor actor) {
        return views(actor, " WHERE c.partner_id = ?", List.of(actor.partnerId()));
    }

    private List<CommitmentView> views(Actor actor, String which, List<String> parameters) {
        Map<String, List<String>> signed = new LinkedHashMap<>();
        database.query(
                "SELECT s.commitment_id, s.partner_id FROM relationship_countersignature s"
                        + " JOIN relationship_commitment c ON c.id = s.commitment_id" + which
                        + " ORDER BY s.signed_at, s.partner_id",
                row -> {
                    signed.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                            .add(row.getString(2));
                },
                parameters.toArray());
        List<Listed> listed = database.query(
                "SELECT c.id, c.partner_id, c.entry_count, c.received_at, c.outside_time FROM relationship_commitment c"
                        + which + " ORDER BY c.received_at DESC, c.id",
                (row, number) -> new Listed(
                        row.getString("id"),
                        row.getString("partner_id"),
                        row.getInt("entry_count"),
                        UtcColumns.requiredInstant(row, "received_at"),
                        row.getBoolean("outside_time")),
                parameters.toArray());
        Map<PartnerId, String> names = partners.namesOf(Stream.concat(
                        listed.stream().map(Listed::owner),
                        signed.values().stream().flatMap(List::stream))
                .flatMap(id -> PartnerId.read(id).stream())
                .collect(Collectors.toSet()));
        boolean mayCountersign = RelationshipRolesPolicy.mayCountersign(actor);
        return listed.stream()
                .map(one -> {
                    List<String> by = signed.getOrDefault(one.id(), List.of());
                    boolean own = one.owner().equals(actor.partnerId());
                    return new CommitmentView(
                            one.id(),
                            name(one.owner(), names),
                            own,
                            one.count(),
                            one.receivedAt(),
                            one.outside(),
                            by.stream().map(partner -> name(partner, names)).toList(),
                            mayCountersign && !own && !by.contains(actor.partnerId()));
                })
                .toList();
    }

    private record Listed(String id, String owner, int count, Instant receivedAt, boolean outside) {}

    private static String name(String partner, Map<PartnerId, String> names) {
        return partner.equals(Actor.HOST)
                ? "the host's steward"
                : PartnerId.read(partner).map(names::get).orElse(partner);
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
