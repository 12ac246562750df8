package io.evenhand.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.document.DocumentHash;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.relationship.ListingView;
import io.evenhand.relationship.PublishedCommitments;
import io.evenhand.relationship.commitment.CommittedList;
import io.evenhand.testing.TestPartners;
import io.evenhand.testing.WithoutEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Proves that whoever judges a claimed prior relationship reads what the proof says that came with its evidence, for and against it. */
@WithoutEngine
class PriorProofTests {
    private static final LocalDate DATED = LocalDate.of(2020, 1, 15);

    @Autowired
    PriorRelationships priors;

    @Autowired
    ReferralDesk desk;

    @Autowired
    Referrals referrals;

    @Autowired
    PublishedCommitments commitments;

    @Autowired
    Partners partners;

    @Autowired
    JdbcTemplate database;

    @Autowired
    Clock clock;

    @TempDir
    private Path folder;

    private final String network = UUID.randomUUID().toString().substring(0, 8);
    private final String nordwind = "nordwind-" + network;
    private final String contoso = "contoso-" + network;
    private final Actor ivo = new Actor("ivo", "Ivo Keller", "p-ivo", contoso, Set.of(Role.OPERATIONS));
    private CommittedList list;
    private ReferralId referral;

    @BeforeEach
    void aReferralAndAList() throws IOException {
        partners.register(TestPartners.of(nordwind, "Nordwind Consulting"));
        partners.register(TestPartners.of(contoso, "Contoso Systems"));
        referral = introduced("REF-" + network, "Kunde 3 GmbH", "www.kunde-3.example", null);
        list = CommittedList.of(folder, 5, clock.instant());
    }

    private ReferralId introduced(
            String reference, String legalName, String domain, @Nullable Continuation continuation) {
        RegisterResult result = referrals.register(new NewReferral(
                reference,
                "A warehouse",
                new Customer("Kunde", legalName, domain, null, "DE", "Ada", "ada@" + domain),
                new Need("Move forklifts", "erp", "Saxony", null, null, null),
                new PartnerId(nordwind),
                "introducer",
                List.of(new NewSeat("delivery", List.of("erp"), List.of(new PartnerId(contoso)), "P3D")),
                new TermsDrafts("{}", "{}", "{}"),
                new Deadlines("P7D", "P7D", "P2D", "P7D", "P7D", "P365D"),
                continuation));
        return ((RegisterResult.Registered) result).id();
    }

    private void offeredAt(Instant moment) {
        String seat =
                database.queryForObject("select id from seat where referral_id = ?", String.class, referral.value());
        database.update(
                "insert into offer (id, version, seat_id, candidate_id, state, offered_at) values (?, 0, ?, ?, 'OPEN', ?)",
                UUID.randomUUID().toString(),
                seat,
                contoso,
                Timestamp.from(moment));
    }

    private void claimed(FilingResult filed) {
        String evidence = ((FilingResult.Filed) filed).evidenceId();
        assertThat(priors.state(referral, new PartnerId(contoso), ivo, "claim", Optional.of(evidence)))
                .isInstanceOf(DecisionResult.Recorded.class);
    }

    private ListingView judged(byte[] proof) {
        claimed(priors.file(referral, ivo, "Invoice 3", DATED, proof, null));
        ReferralDesk.FiledEvidence filed =
                desk.evidence(referral, new PartnerId(contoso)).orElseThrow();
        assertThat(filed.title()).isEqualTo("Invoice 3");
        assertThat(filed.listing()).isNotNull();
        return Objects.requireNonNull(filed.listing());
    }

    @Test
    void aProofOfTheReferralsCustomerThatIsOlderThanTheOfferIsReadBesideTheEvidence() throws Exception {
        commitments.publish(ivo, list.publicFile());
        offeredAt(clock.instant().plus(Duration.ofDays(2)));
        ListingView listing = judged(list.proof("kunde-3.example"));
        assertThat(listing.proven()).isTrue();
        assertThat(listing.sentences()).anyMatch(one -> one.contains("before the introduction"));
    }

    @Test
    void aProofThatIsYoungerThanTheOfferSpeaksAgainstItself() throws Exception {
        commitments.publish(ivo, list.publicFile());
        offeredAt(clock.instant().minus(Duration.ofDays(2)));
        ListingView listing = judged(list.proof("kunde-3.example"));
        assertThat(listing.proven()).isFalse();
        assertThat(listing.sentences().getFirst()).contains("not before the introduction");
    }

    /** Whoever judges is handed the proof: it must not serve them as their own, under a copy of the public file. */
    @Test
    void aProofOfAListThatAnotherPublishedBeforeDoesNotSpeakForWhoCopiedIt() throws Exception {
        Actor nora = new Actor("nora", "Nora Lind", "p-nora", nordwind, Set.of(Role.OPERATIONS));
        commitments.publish(nora, list.publicFile());
        commitments.publish(ivo, list.publicFile());
        offeredAt(clock.instant().plus(Duration.ofDays(2)));
        ListingView listing = judged(list.proof("kunde-3.example"));
        assertThat(listing.proven()).isFalse();
        assertThat(listing.sentences().getFirst()).contains("Another partner published this very list before");
    }

    @Test
    void whoeverWasAskedInTheReferralThatThisOneContinuesHeardOfTheCustomerThen() throws Exception {
        offeredAt(clock.instant().minus(Duration.ofDays(2)));
        referral = introduced(
                "REF-" + network + "-2", "Kunde 3 GmbH", "www.kunde-3.example", new Continuation(referral, null));
        commitments.publish(ivo, list.publicFile());
        offeredAt(clock.instant().plus(Duration.ofDays(2)));
        ListingView listing = judged(list.proof("kunde-3.example"));
        assertThat(listing.proven()).isFalse();
        assertThat(listing.sentences().getFirst()).contains("not before the introduction");
        assertThat(desk.evidence(referral, new PartnerId(contoso)).orElseThrow().heardAt())
                .isBefore(clock.instant());
    }

    @Test
    void whoeverWasAskedWhenTheSameCustomersNeedWasIntroducedBeforeHeardOfItThen() throws Exception {
        offeredAt(clock.instant().minus(Duration.ofDays(2)));
        referral = introduced("REF-" + network + "-new", "Kunde Drei Holding AG", "kunde-3.example", null);
        commitments.publish(ivo, list.publicFile());
        offeredAt(clock.instant().plus(Duration.ofDays(2)));
        assertThat(judged(list.proof("kunde-3.example")).proven()).isFalse();
    }

    @Test
    void anOfferAboutAnotherCustomerTellsNothingOfThisOne() throws Exception {
        offeredAt(clock.instant().minus(Duration.ofDays(2)));
        referral = introduced("REF-" + network + "-other", "Kunde 4 GmbH", "kunde-4.example", null);
        commitments.publish(ivo, list.publicFile());
        offeredAt(clock.instant().plus(Duration.ofDays(2)));
        assertThat(judged(list.proof("kunde-4.example")).proven()).isTrue();
    }

    @Test
    void aProofOfAnotherCustomerSpeaksAgainstItself() throws Exception {
        commitments.publish(ivo, list.publicFile());
        ListingView listing = judged(list.proof("kunde-4.example"));
        assertThat(listing.proven()).isFalse();
        assertThat(listing.sentences().getFirst()).contains("about another customer");
    }

    @Test
    void theDocumentItselfIsKeptComparedWithWhatTheListNamedAndReadByWhoeverJudges() throws Exception {
        commitments.publish(ivo, list.publicFile());
        FiledDocument other =
                new FiledDocument("C:\\out\\rechnung 3.PDF", "%PDF-1.7 another".getBytes(StandardCharsets.US_ASCII));
        claimed(priors.file(referral, ivo, "Invoice 3", DATED, list.proof("kunde-3.example"), other));
        PartnerId partner = new PartnerId(contoso);
        ListingView listing = Objects.requireNonNull(
                desk.evidence(referral, partner).orElseThrow().listing());
        assertThat(listing.proven()).isFalse();
        assertThat(listing.sentences().getFirst()).contains("is another file than the one that was named");
        assertThat(desk.document(referral, partner)).hasValueSatisfying(named -> {
            assertThat(named.fileName()).isEqualTo("rechnung 3.pdf");
            assertThat(named.sha256())
                    .isEqualTo(DocumentHash.of(other.content()).hex());
        });
        assertThat(desk.documentFile(referral, partner).orElseThrow().content()).isEqualTo(other.content());
        assertThat(desk.documentFile(referral, new PartnerId(nordwind))).isEmpty();
        assertThatThrownBy(() -> database.update("DELETE FROM relationship_evidence_document"))
                .hasStackTraceContaining("only added to");
    }

    @Test
    void aDocumentIsTakenByWhatItHoldsAndUpToEightMegabytes() {
        byte[] large = new byte[8 * 1024 * 1024 + 1];
        System.arraycopy("%PDF-".getBytes(StandardCharsets.US_ASCII), 0, large, 0, 5);
        assertThat(PriorRelationships.flawOfDocument(new FiledDocument("a.pdf", large)))
                .hasValueSatisfying(flaw -> assertThat(flaw).contains("larger than 8 MB"));
        assertThat(PriorRelationships.flawOfDocument(
                        new FiledDocument("a.pdf", "<html>".getBytes(StandardCharsets.US_ASCII))))
                .hasValueSatisfying(flaw -> assertThat(flaw).contains("no PDF, PNG or JPEG"));
        assertThat(PriorRelationships.flawOfDocument(
                        new FiledDocument("a", "%PDF-1.7".getBytes(StandardCharsets.US_ASCII))))
                .isEmpty();
    }

    @Test
    void evidenceWithoutAProofStandsAlone() {
        claimed(priors.file(referral, ivo, "Contract", DATED));
        assertThat(desk.evidence(referral, new PartnerId(contoso)).orElseThrow().listing())
                .isNull();
        assertThat(PriorRelationships.flawOfProof("{}".getBytes(StandardCharsets.UTF_8)))
                .hasValueSatisfying(flaw -> assertThat(flaw).contains("not a proof"));
    }
}
