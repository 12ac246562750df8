package io.evenhand.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import io.evenhand.signing.CertificateRegister.KeptList;
import io.evenhand.signing.IssuedCertificate.Revocation;
import io.evenhand.testing.AtTheSameTime;
import io.evenhand.testing.MovableClock;
import io.evenhand.testing.WithoutEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Proves that certificates, lists and sealed documents are remembered in every database, and renewed documents found by their owners. */
@WithoutEngine
class SigningInDatabaseTests {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    Path data;

    @Autowired
    JdbcTemplate database;

    @Autowired
    Archive archive;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    ApplicationEventPublisher events;

    private final MovableClock clock = new MovableClock(NOW);

    private static IssuedCertificate certificate(String authority) {
        return new IssuedCertificate(
                UUID.randomUUID().toString().replace("-", ""),
                authority,
                "p-1",
                "contoso",
                "Agreement EH-2026-000042 / party-1",
                NOW,
                NOW.plus(Duration.ofDays(1)),
                null);
    }

    @Test
    void certificatesAreEnteredFoundAndWithdrawnOnce() {
        var register = new JdbcCertificateRegister(database);
        IssuedCertificate one = certificate("0011223344556677");
        register.enter(one);
        assertThat(register.find(one.serial())).contains(one);
        assertThat(register.find("unknown")).isEmpty();
        var first = new Revocation(NOW.plusMillis(5), RevocationReason.KEY_COMPROMISE, "hanna");
        assertThat(register.revoke(one.serial(), first)).isTrue();
        assertThat(register.revoke(one.serial(), new Revocation(NOW, RevocationReason.SUPERSEDED, "ivo")))
                .isFalse();
        assertThat(register.revoke("unknown", first)).isFalse();
        assertThat(register.revoked("0011223344556677"))
                .singleElement()
                .extracting(IssuedCertificate::revocation)
                .isEqualTo(first);
    }

    @Test
    void listsAreNumberedWithoutGapsHoweverManyIssueThem() throws Exception {
        var register = new JdbcCertificateRegister(database);
        assertThat(register.keep("aa", new KeptList(1, NOW, new byte[] {1}))).isTrue();
        assertThat(register.keep("aa", new KeptList(1, NOW, new byte[] {2}))).isFalse();
        assertThat(register.keep("aa", new KeptList(3, NOW, new byte[] {3}))).isFalse();
        assertThat(register.keep("aa", new KeptList(2, NOW, new byte[] {4}))).isTrue();
        assertThat(register.list("aa").orElseThrow().number()).isEqualTo(2);
        assertThat(register.list("aa").orElseThrow().encoded()).isEqualTo(new byte[] {4});
        // All who ask within a second get the same list.
        KeyVault vault = KeyFolder.open(data.resolve("keys"), clock);
        var lists = new RevocationLists(register, clock);
        assertThat(AtTheSameTime.call(() -> lists.asOfNow(vault.current(KeyRole.AUTHORITY))))
                .hasSizeGreaterThan(1)
                .allMatch(list -> list.getRevokedCertificates() == null);
        String id = PublicAddresses.id(vault.current(KeyRole.AUTHORITY).certificate());
        assertThat(register.list(id).orElseThrow().number()).isEqualTo(1);
    }

    @Test
    void aRenewedDocumentIsFoundByItsAgreementAndTheFormerOneStaysKnown() {
        // Those of other tests in this database are not due here.
        database.update("update signing_sealed_document set look_at = '2060-01-01 00:00:00'");
        var documents = new JdbcSealedDocuments(database);
        Signing signing = TestKeys.signing(data.resolve("keys"), documents, clock);
        byte[] sealed = TestKeys.sealed(signing, TestDocuments.pdf(), List.of(TestDocuments.ADA));
        DocumentHash hash = archive.store(sealed, "application/pdf", "agreement.pdf");
        String agreement = agreementWith(hash);
        // What was sealed and thrown away is watched, too, and one that is no PDF.
        byte[] thrownAway = TestKeys.sealed(signing, TestDocuments.pdf(), List.of(TestDocuments.ADA));
        DocumentHash draft =
                archive.store("no PDF".getBytes(java.nio.charset.StandardCharsets.UTF_8), "application/pdf", "x.pdf");
        documents.watch(draft, NOW);
        var renewals = new Renewals(documents, archive, signing, new TransactionTemplate(transactions), events, clock);

        assertThat(watched(hash, DocumentHash.of(thrownAway), draft)).isEqualTo(3);
        clock.move(Duration.ofDays(60));
        assertThat(renewals.round().renewed()).isZero();
        assertThat(watched(hash, DocumentHash.of(thrownAway), draft)).isEqualTo(1);
        clock.move(Duration.ofDays(9 * 365));
        assertThat(renewals.round()).isEqualTo(new Renewals.Round(1, 1, 0));
        assertThat(renewals.round()).isEqualTo(new Renewals.Round(0, 0, 0));

        DocumentHash newest = renewals.newest(hash);
        assertThat(newest).isNotEqualTo(hash);
        assertThat(database.queryForObject("select document_hash from agreement where id = ?", String.class, agreement))
                .isEqualTo(newest.hex());
        assertThat(archive.load(newest)).startsWith(sealed);
        assertThat(archive.load(hash)).isEqualTo(sealed);
    }

    @Test
    void whoeverIsSecondToRenewADocumentChangesNothing() {
        var documents = new JdbcSealedDocuments(database);
        DocumentHash hash =
                DocumentHash.of(UUID.randomUUID().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        DocumentHash first = DocumentHash.of(new byte[] {1});
        documents.watch(hash, NOW);
        documents.watch(hash, NOW.plus(Duration.ofDays(9)));
        assertThat(documents.due(NOW, "", 1_000)).contains(hash);
        assertThat(documents.renewed(hash, first, NOW)).isTrue();
        assertThat(documents.renewed(hash, DocumentHash.of(new byte[] {2}), NOW))
                .isFalse();
        assertThat(documents.renewedInto(hash)).contains(first);
        assertThat(documents.due(NOW, "", 1_000)).doesNotContain(hash);
    }

    private int watched(DocumentHash... hashes) {
        int watched = 0;
        for (DocumentHash hash : hashes) {
            watched += java.util.Objects.requireNonNull(database.queryForObject(
                    "select count(*) from signing_sealed_document where hash = ?", Integer.class, hash.hex()));
        }
        return watched;
    }

    private String agreementWith(DocumentHash hash) {
        String id = UUID.randomUUID().toString();
        int inserted = database.update(
                "insert into agreement (id, version, number, subject, kind, state, value_band, terms_version, drafted_at,"
                        + " document_hash, document_pages) values (?, 0, ?, ?, 'NDA', 'IN_FORCE', 'NONE', 1, ?, ?, 1)",
                id,
                id,
                id,
                java.sql.Timestamp.from(NOW),
                hash.hex());
        assertThat(inserted).isEqualTo(1);
        return id;
    }
}
