package io.evenhand.relationship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.columns.UtcColumns;
import io.evenhand.customer.CustomerIdentity;
import io.evenhand.digest.Sha256;
import io.evenhand.partner.Partners;
import io.evenhand.relationship.commitment.Commitment;
import io.evenhand.relationship.commitment.CommitmentFormat;
import io.evenhand.relationship.commitment.CommittedList;
import io.evenhand.signing.DetachedReading;
import io.evenhand.signing.Signing;
import io.evenhand.signing.TrustedAuthorities;
import io.evenhand.testing.TestPartners;
import io.evenhand.testing.WithoutEngine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Proves what the network learns of a commitment, that none is ever changed, and what a proof says that comes with evidence. */
@WithoutEngine
class PublishedCommitmentsTests {
    @Autowired
    PublishedCommitments commitments;

    @Autowired
    Listings listings;

    @Autowired
    Partners partners;

    @Autowired
    JdbcTemplate database;

    @Autowired
    Signing signing;

    @Autowired
    Clock clock;

    @TempDir
    private Path folder;

    private final String network = UUID.randomUUID().toString().substring(0, 8);
    private final String nordwind = "nordwind-" + network;
    private final String contoso = "contoso-" + network;
    private final Actor nora = new Actor("nora", "Nora Berg", "p-nora", nordwind, Set.of(Role.OPERATIONS));
    private final Actor ivo = new Actor("ivo", "Ivo Keller", "p-ivo", contoso, Set.of(Role.OPERATIONS));
    private final Actor fay = new Actor("fay", "Fay Money", "p-fay", contoso, Set.of(Role.FINANCE));
    private final Actor steward = new Actor("sam", "Sam Steward", null, Actor.HOST, Set.of(Role.STEWARD));
    private final SortedSet<String> customer =
            new CustomerIdentity("Kunde 3 GmbH", "DE", "kunde-3.example", null).identifiers();

    @BeforeEach
    void twoPartners() {
        partners.register(TestPartners.of(nordwind, "Nordwind " + network));
        partners.register(TestPartners.of(contoso, "Contoso " + network));
    }

    private static byte[] file(String list) {
        return CommitmentFormat.write(new Commitment(Sha256.of(list), 1_200, Instant.EPOCH, null));
    }

    @Test
    void theNetworkLearnsHowManyAndWhenAndNothingElse() throws Exception {
        String id = ((PublishResult.Published) commitments.publish(nora, file(network))).id();
        CommitmentView seen = commitments.all(ivo).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(seen.partner()).isEqualTo("Nordwind " + network);
        assertThat(seen.count()).isEqualTo(1_200);
        assertThat(seen.own()).isFalse();
        assertThat(seen.root()).isEqualTo(Sha256.of(network));
        assertThat(String.join("", seen.rootInGroups())).isEqualTo(seen.root());
        Commitment kept =
                CommitmentFormat.readCommitment(commitments.file(fay, id).orElseThrow());
        assertThat(kept.root()).isEqualTo(Sha256.of(network));
        assertThat(kept.readTimestamp()).isPresent();
        assertThat(kept.countersignatures()).isEmpty();
        CommitmentPage page = commitments.show(fay, id).orElseThrow();
        assertThat(page.commitment().root()).isEqualTo(Sha256.of(network));
        assertThat(page.timestamp()).contains("own authority vouches");
        assertThat(commitments.show(fay, "unknown")).isEmpty();
    }

    @Test
    void aListIsPublishedOnceAndByOperationsOnly() {
        assertThat(commitments.publish(nora, file("a" + network))).isInstanceOf(PublishResult.Published.class);
        assertThat(commitments.publish(nora, file("a" + network))).isInstanceOf(PublishResult.PublishedBefore.class);
        // Whoever copies a public file harms nobody: without the secret it opens nothing, the owner's stays, and what
        // its
        // owner opened does not speak for the copy.
        assertThat(commitments.publish(ivo, file("a" + network))).isInstanceOf(PublishResult.Published.class);
        assertThat(commitments.publish(fay, file("b" + network))).isInstanceOf(PublishResult.NotAllowed.class);
        assertThat(commitments.publish(nora, "{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(PublishResult.Unreadable.class);
    }

    @Test
    void othersCountersignAndNobodyTheirOwn() {
        String id = ((PublishResult.Published) commitments.publish(nora, file("c" + network))).id();
        assertThat(commitments.countersign(nora, id)).isInstanceOf(CountersignResult.Own.class);
        assertThat(commitments.countersign(fay, id)).isInstanceOf(CountersignResult.NotAllowed.class);
        assertThat(commitments.countersign(ivo, "unknown")).isInstanceOf(CountersignResult.Unknown.class);
        assertThat(commitments.countersign(ivo, id)).isInstanceOf(CountersignResult.Countersigned.class);
        assertThat(commitments.countersign(ivo, id)).isInstanceOf(CountersignResult.Countersigned.class);
        assertThat(commitments.countersign(steward, id)).isInstanceOf(CountersignResult.Countersigned.class);
        assertThat(commitments.all(nora).stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .orElseThrow()
                        .countersigned())
                .containsExactly("Contoso " + network, "the host's steward");
    }

    @Test
    void whoCountersignsSignsRootCountAndTimeByACertificateAndTheFileThatAllDownloadHoldsIt() throws Exception {
        String id = ((PublishResult.Published) commitments.publish(nora, file("s" + network))).id();
        commitments.countersign(ivo, id);
        Commitment file =
                CommitmentFormat.readCommitment(commitments.file(fay, id).orElseThrow());
        assertThat(file.countersignatures()).singleElement().satisfies(one -> {
            assertThat(one.partner()).isEqualTo(contoso);
            assertThat(one.signer()).isEqualTo("Ivo Keller for Contoso " + network);
            assertThat(one.read(file)).isInstanceOfSatisfying(DetachedReading.Intact.class, intact -> {
                assertThat(intact.holder()).isEqualTo("Ivo Keller, Contoso " + network);
                assertThat(intact.distrust(
                                new TrustedAuthorities(new HashSet<>(signing.trustAnchors()), clock.instant())))
                        .isEmpty();
                assertThat(intact.distrust(TrustedAuthorities.none(clock.instant())))
                        .isPresent();
            });
        });
        assertThat(commitments.show(nora, id).orElseThrow().witnesses())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.signed()).isTrue();
                    assertThat(one.words()).startsWith("Intact.");
                });
        // What a file brings along is not taken for what was signed here.
        PublishResult.Published copied = (PublishResult.Published)
                commitments.publish(ivo, commitments.file(fay, id).orElseThrow());
        assertThat(CommitmentFormat.readCommitment(
                                commitments.file(nora, copied.id()).orElseThrow())
                        .countersignatures())
                .isEmpty();
    }

    @Test
    void whatWasSaidWithoutASignatureIsShownAsThatAndMayStillBeSigned() {
        String id = ((PublishResult.Published) commitments.publish(nora, file("o" + network))).id();
        database.update(
                "INSERT INTO relationship_countersignature (commitment_id, partner_id, signed_by, signed_at) VALUES (?, ?, ?, ?)",
                id,
                contoso,
                "ivo",
                UtcColumns.of(clock.instant()));
        CommitmentView before = commitments.show(ivo, id).orElseThrow().commitment();
        assertThat(before.countersigned()).isEmpty();
        assertThat(before.noted()).containsExactly("Contoso " + network);
        assertThat(before.countersignable()).isTrue();
        assertThat(commitments.show(ivo, id).orElseThrow().witnesses())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.signed()).isFalse();
                    assertThat(one.words()).contains("nothing of it can be checked elsewhere");
                });
        commitments.countersign(ivo, id);
        CommitmentView after = commitments.show(ivo, id).orElseThrow().commitment();
        assertThat(after.countersigned()).containsExactly("Contoso " + network);
        assertThat(after.noted()).isEmpty();
    }

    @Test
    void nothingOfItIsEverChangedOrRemoved() {
        String id = ((PublishResult.Published) commitments.publish(nora, file("d" + network))).id();
        assertThatThrownBy(() -> database.update("UPDATE relationship_commitment SET entry_count = 1 WHERE id = ?", id))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("only added to");
        assertThatThrownBy(() -> database.update("DELETE FROM relationship_commitment WHERE id = ?", id))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("only added to");
        commitments.countersign(ivo, id);
        assertThatThrownBy(() -> database.update("DELETE FROM relationship_countersigned WHERE commitment_id = ?", id))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("only added to");
    }

    @Test
    void aProofOfAPublishedListThatIsOlderThanTheIntroductionHolds() throws Exception {
        CommittedList list = CommittedList.of(folder, 10, clock.instant());
        commitments.publish(nora, list.publicFile());
        Instant later = clock.instant().plus(Duration.ofMinutes(1));
        ListingView listing = kept(list, nordwind, later);
        assertThat(listing.proven()).isTrue();
        assertThat(listing.sentences())
                .anyMatch(one -> one.contains("the network's own record"))
                .anyMatch(one -> one.contains("domain:kunde-3.example"));
    }

    @Test
    void aListThatWasNeverPublishedOrTooLateOrIsAnothersDoesNotHold() throws Exception {
        CommittedList list = CommittedList.of(folder, 10, clock.instant());
        assertThat(kept(list, nordwind, null).sentences()).anyMatch(one -> one.contains("never published"));
        commitments.publish(nora, list.publicFile());
        assertThat(kept(list, contoso, null).proven()).isFalse();
        ListingView late = kept(list, nordwind, clock.instant().minus(Duration.ofHours(1)));
        assertThat(late.proven()).isFalse();
        assertThat(late.sentences().getFirst()).contains("not before the introduction");
    }

    @Test
    void aListingSaysWhichEvidenceItNamesAndDoesNotHoldForOneOfAnotherDay() throws Exception {
        CommittedList list = CommittedList.of(folder, 10, clock.instant());
        commitments.publish(nora, list.publicFile());
        LocalDate named = named(list);

        assertThat(kept(list, nordwind, named, null).sentences())
                .anyMatch(one -> one.contains("SHA-256") && one.contains("nobody has compared it"));
        ListingView other = kept(list, nordwind, named.plusDays(1), null);
        assertThat(other.proven()).isFalse();
        assertThat(other.sentences().getFirst()).contains(named.toString()).contains("the list does not speak of it");
    }

    @Test
    void evidenceThatIsHandedInIsComparedWithWhatTheListNamed() throws Exception {
        CommittedList list = CommittedList.of(folder, 10, clock.instant());
        commitments.publish(nora, list.publicFile());

        ListingView same = kept(list, nordwind, named(list), null, Sha256.of("invoice 3"));
        assertThat(same.proven()).isTrue();
        assertThat(same.sentences())
                .contains("The evidence handed in is the one that was named, to the last byte.")
                .noneMatch(one -> one.contains("compared"));
        ListingView other = kept(list, nordwind, named(list), null, Sha256.of("invoice 4"));
        assertThat(other.proven()).isFalse();
        assertThat(other.sentences().getFirst()).contains("is another file than the one that was named");
    }

    private ListingView kept(CommittedList list, String partner, @Nullable Instant introduced) throws Exception {
        return kept(list, partner, named(list), introduced);
    }

    private ListingView kept(CommittedList list, String partner, LocalDate dated, @Nullable Instant introduced)
            throws Exception {
        return kept(list, partner, dated, introduced, null);
    }

    private ListingView kept(
            CommittedList list,
            String partner,
            LocalDate dated,
            @Nullable Instant introduced,
            @Nullable String document)
            throws Exception {
        String evidence = UUID.randomUUID().toString();
        listings.keep(evidence, partner, list.proof("kunde-3.example"), customer, dated, introduced, document);
        return listings.of(evidence).orElseThrow();
    }

    private static LocalDate named(CommittedList list) throws Exception {
        return CommitmentFormat.readProof(list.proof("kunde-3.example")).entry().evidenceDate();
    }
}
