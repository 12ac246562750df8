package io.evenhand.relationship;

import io.evenhand.access.Actor;
import io.evenhand.access.Moments;
import io.evenhand.columns.UtcColumns;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.relationship.CommitmentPage.Witness;
import io.evenhand.relationship.commitment.Commitment;
import io.evenhand.relationship.commitment.Countersignature;
import io.evenhand.signing.CertificateSubject;
import io.evenhand.signing.DetachedReading;
import io.evenhand.signing.Signing;
import io.evenhand.signing.TimestampReading;
import io.evenhand.signing.TrustedAuthorities;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Published commitments as people look at them: the whole network may know root, count, time, and who countersigned. */
@Component
class CommitmentReading {
    private static final String UNSIGNED =
            "Said so on the desk, before countersignatures were signed: nothing of it can be checked elsewhere.";

    private static final Moments MOMENTS = new Moments();

    private final JdbcOperations database;
    private final Countersignatures countersignatures;
    private final Partners partners;
    private final Signing signing;
    private final Clock clock;

    CommitmentReading(
            JdbcOperations database,
            Countersignatures countersignatures,
            Partners partners,
            Signing signing,
            Clock clock) {
        this.database = database;
        this.countersignatures = countersignatures;
        this.partners = partners;
        this.signing = signing;
        this.clock = clock;
    }

    /** Those whom this installation trusts: its own authority. */
    TrustedAuthorities trusted() {
        return new TrustedAuthorities(new HashSet<>(signing.trustAnchors()), clock.instant());
    }

    private record Listed(String id, String owner, String root, int count, Instant receivedAt, boolean outside) {}

    /** @param which a condition on {@code c}, the commitments; the latest first */
    List<CommitmentView> views(Actor actor, String which, List<String> parameters) {
        Map<String, List<String>> signed = byCommitment("relationship_countersigned", "seen_at", which, parameters);
        Map<String, List<String>> noted = byCommitment("relationship_countersignature", "signed_at", which, parameters);
        List<Listed> listed = database.query(
                "SELECT c.id, c.partner_id, c.root, c.entry_count, c.received_at, c.outside_time"
                        + " FROM relationship_commitment c" + which + " ORDER BY c.received_at DESC, c.id",
                (row, number) -> new Listed(
                        row.getString("id"),
                        row.getString("partner_id"),
                        row.getString("root"),
                        row.getInt("entry_count"),
                        UtcColumns.requiredInstant(row, "received_at"),
                        row.getBoolean("outside_time")),
                parameters.toArray());
        Map<PartnerId, String> names = partners.namesOf(Stream.of(
                        listed.stream().map(Listed::owner),
                        signed.values().stream().flatMap(List::stream),
                        noted.values().stream().flatMap(List::stream))
                .flatMap(ids -> ids)
                .flatMap(id -> PartnerId.read(id).stream())
                .collect(Collectors.toSet()));
        boolean mayCountersign = RelationshipRolesPolicy.mayCountersign(actor);
        return listed.stream()
                .map(one -> {
                    List<String> by = signed.getOrDefault(one.id(), List.of());
                    List<String> only = new ArrayList<>(noted.getOrDefault(one.id(), List.of()));
                    only.removeAll(by);
                    boolean own = one.owner().equals(actor.partnerId());
                    return new CommitmentView(
                            one.id(),
                            name(one.owner(), names),
                            own,
                            one.root(),
                            one.count(),
                            one.receivedAt(),
                            one.outside(),
                            by.stream().map(partner -> name(partner, names)).toList(),
                            only.stream().map(partner -> name(partner, names)).toList(),
                            mayCountersign && !own && !by.contains(actor.partnerId()));
                })
                .toList();
    }

    private Map<String, List<String>> byCommitment(String table, String moment, String which, List<String> parameters) {
        Map<String, List<String>> byCommitment = new LinkedHashMap<>();
        database.query(
                "SELECT s.commitment_id, s.partner_id FROM " + table
                        + " s JOIN relationship_commitment c ON c.id = s.commitment_id" + which + " ORDER BY s."
                        + moment
                        + ", s.partner_id",
                row -> {
                    byCommitment
                            .computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                            .add(row.getString(2));
                },
                parameters.toArray());
        return byCommitment;
    }

    private static String name(String partner, Map<PartnerId, String> names) {
        return partner.equals(Actor.HOST)
                ? "the host's steward"
                : PartnerId.read(partner).map(names::get).orElse(partner);
    }

    CommitmentPage page(CommitmentView view, Commitment commitment) {
        TrustedAuthorities trusted = trusted();
        List<Countersignature> signed = countersignatures.of(view.id());
        List<Witness> witnesses = new ArrayList<>(
                signed.stream().map(one -> witness(one, commitment, trusted)).toList());
        witnesses.addAll(noted(view.id(), signed));
        return new CommitmentPage(view, timestamp(commitment, trusted), witnesses);
    }

    private static String timestamp(Commitment commitment, TrustedAuthorities trusted) {
        Optional<TimestampReading> stamp = commitment.readTimestamp();
        if (stamp.isEmpty()) {
            return "There is none.";
        }
        return switch (stamp.get()) {
            case TimestampReading.Sound sound ->
                "%s, says %s. %s"
                        .formatted(
                                MOMENTS.of(sound.time()),
                                CertificateSubject.nameIn(sound.certificate().getSubjectX500Principal()),
                                sound.distrust(trusted).isEmpty()
                                        ? "This installation's own authority vouches for it."
                                        : "It is for you to say whether you trust that authority.");
            case TimestampReading.Unsound unsound -> "The timestamp " + unsound.reason() + ".";
        };
    }

    private static Witness witness(Countersignature one, Commitment commitment, TrustedAuthorities trusted) {
        return switch (one.read(commitment)) {
            case DetachedReading.Broken broken ->
                new Witness(
                        one.organisation(),
                        one.person(),
                        one.seenAt(),
                        false,
                        "The signature " + broken.reason() + ".");
            case DetachedReading.Intact intact -> {
                Optional<String> distrust = intact.distrust(trusted);
                yield new Witness(
                        one.organisation(),
                        one.person(),
                        intact.at(),
                        distrust.isEmpty(),
                        "Intact. Certificate of %s, issued by %s. %s"
                                .formatted(
                                        intact.holder(),
                                        intact.issuer(),
                                        distrust.isEmpty()
                                                ? "This installation's own authority vouches for it."
                                                : "This installation does not vouch for it; you may: "
                                                        + distrust.get()));
            }
        };
    }

    private List<Witness> noted(String commitmentId, List<Countersignature> countersigned) {
        record Noted(String partner, String by, Instant at) {}
        Set<String> signed =
                countersigned.stream().map(Countersignature::partner).collect(Collectors.toSet());
        List<Noted> noted = database
                .query(
                        "SELECT partner_id, signed_by, signed_at FROM relationship_countersignature"
                                + " WHERE commitment_id = ? ORDER BY signed_at, partner_id",
                        (row, number) -> new Noted(
                                row.getString("partner_id"),
                                row.getString("signed_by"),
                                UtcColumns.requiredInstant(row, "signed_at")),
                        commitmentId)
                .stream()
                .filter(one -> !signed.contains(one.partner()))
                .toList();
        Map<PartnerId, String> names = partners.namesOf(noted.stream()
                .flatMap(one -> PartnerId.read(one.partner()).stream())
                .collect(Collectors.toSet()));
        return noted.stream()
                .map(one -> new Witness(name(one.partner(), names), "", one.at(), false, UNSIGNED))
                .toList();
    }
}
