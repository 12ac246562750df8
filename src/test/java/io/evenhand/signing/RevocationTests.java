package io.evenhand.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.signing.Revocations.Outcome;
import io.evenhand.testing.MovableClock;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Proves that what was withdrawn is told to whoever asks, by list and by answer, and that a later sealed document shows it. */
@Execution(ExecutionMode.CONCURRENT)
class RevocationTests {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final PublicAddresses ADDRESSES = PublicAddresses.of("", "https://desk.example/");

    @TempDir
    Path data;

    private final MovableClock clock = new MovableClock(NOW);
    private final RegisterInMemory register = new RegisterInMemory();
    private KeyVault vault;
    private Signing signing;
    private Revocations revocations;

    @BeforeEach
    void openKeys() {
        vault = KeyFolder.open(data.resolve("keys"), clock, ADDRESSES);
        signing = TestKeys.signing(data.resolve("keys"), register, "https://desk.example/", clock);
        revocations = new Revocations(vault, register, clock);
    }

    private byte[] signedByAda() {
        return signing.sign(
                signing.certify(TestDocuments.pdf(), TestDocuments.fields(1)),
                "party-1",
                TestDocuments.ADA,
                "Agreement REV-2026-0042",
                new SignatureMark.Printed());
    }

    private String onlySerial() {
        assertThat(register.all()).hasSize(1);
        return register.all().getFirst().serial();
    }

    @Test
    void theRegisterSaysForWhomAndForWhichSignatureACertificateWasIssued() {
        byte[] unused = signedByAda();
        assertThat(register.all()).singleElement().satisfies(certificate -> {
            assertThat(certificate.personId()).isEqualTo("p-1");
            assertThat(certificate.partnerId()).isEqualTo("contoso");
            assertThat(certificate.purpose()).isEqualTo("Agreement REV-2026-0042 / party-1");
            assertThat(certificate.until()).isEqualTo(NOW.plus(CertificateAuthority.SIGNER_VALIDITY));
            assertThat(certificate.revocation()).isNull();
        });
    }

    @Test
    void certificatesSayWhereToAskUnlessThatIsOnlyThisMachine() throws Exception {
        X509Certificate seal = vault.current(KeyRole.SEAL).certificate();
        var holder = new JcaX509CertificateHolder(seal);
        String id = PublicAddresses.id(signing.trustAnchor());
        assertThat(CRLDistPoint.fromExtensions(holder.getExtensions()).toString())
                .contains("http://desk.example/pki/revocations.crl?authority=" + id);
        assertThat(AuthorityInformationAccess.fromExtensions(holder.getExtensions())
                        .getAccessDescriptions())
                .extracting(
                        description -> description.getAccessLocation().getName().toString())
                .containsExactly(
                        "http://desk.example/pki/ocsp", "http://desk.example/pki/authority.crt?authority=" + id);
        for (String here : List.of("http://localhost:8080", "http://127.0.0.1", "http://[::1]:8080", "", "nonsense")) {
            assertThat(PublicAddresses.of(here).base()).as(here).isNull();
        }
    }

    @Test
    void aWithdrawnCertificateIsOnTheNextListWithTimeAndReasonAndTheNumberGrows() throws Exception {
        byte[] unused = signedByAda();
        X509CRL before = list();
        clock.move(Duration.ofMinutes(5));
        Outcome outcome = revocations.revoke(
                onlySerial().toUpperCase(java.util.Locale.ROOT), RevocationReason.KEY_COMPROMISE, "hanna");
        assertThat(outcome).isInstanceOf(Outcome.Revoked.class);
        X509CRL after = list();
        assertThat(before.getRevokedCertificates()).isNull();
        var entry = after.getRevokedCertificate(new BigInteger(onlySerial(), 16));
        assertThat(entry.getRevocationDate().toInstant()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
        assertThat(entry.getRevocationReason()).isEqualTo(java.security.cert.CRLReason.KEY_COMPROMISE);
        assertThat(number(after)).isEqualTo(number(before) + 1);
        after.verify(signing.trustAnchor().getPublicKey());
        // Two years later, when the certificate is long over, the list still speaks of it.
        clock.move(Duration.ofDays(730));
        assertThat(list().getRevokedCertificate(new BigInteger(onlySerial(), 16)))
                .isNotNull();
        assertThat(number(list())).isEqualTo(number(after) + 1);
    }

    @Test
    void withdrawingTwiceChangesNothingAndWhatIsUnknownIsSaidToBe() {
        byte[] unused = signedByAda();
        revocations.revoke(onlySerial(), RevocationReason.SUPERSEDED, "hanna");
        clock.move(Duration.ofDays(1));
        assertThat(revocations.revoke(onlySerial(), RevocationReason.KEY_COMPROMISE, "ivo"))
                .isInstanceOfSatisfying(
                        Outcome.RevokedBefore.class,
                        same -> assertThat(same.certificate().revocation())
                                .isEqualTo(
                                        new IssuedCertificate.Revocation(NOW, RevocationReason.SUPERSEDED, "hanna")));
        assertThat(revocations.revoke("abcd", RevocationReason.SUPERSEDED, "hanna"))
                .isInstanceOf(Outcome.Unknown.class);
        assertThat(revocations.revoke("'; --", RevocationReason.SUPERSEDED, "hanna"))
                .isInstanceOf(Outcome.Unknown.class);
        assertThat(revocations.revoke(
                        PublicAddresses.serial(signing.trustAnchor().getSerialNumber()),
                        RevocationReason.CA_COMPROMISE,
                        "hanna"))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void theResponderSaysGoodRevokedAndUnknown() throws Exception {
        byte[] unused = signedByAda();
        BigInteger ada = new BigInteger(onlySerial(), 16);
        BigInteger seal = vault.current(KeyRole.SEAL).certificate().getSerialNumber();
        BasicOCSPResp good = ask(new byte[16], ada, seal, BigInteger.TWO);
        assertThat(good.getResponses()[0].getCertStatus()).isEqualTo(CertificateStatus.GOOD);
        assertThat(good.getResponses()[1].getCertStatus()).isEqualTo(CertificateStatus.GOOD);
        assertThat(good.getResponses()[2].getCertStatus()).isInstanceOf(UnknownStatus.class);
        assertThat(good.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)
                        .getExtnValue()
                        .getOctets())
                .isEqualTo(new DEROctetString(new byte[16]).getEncoded());
        // Signed with the responder's key, which the authority has named for it.
        assertThat(good.getCerts()).hasSize(1);
        assertThat(good.isSignatureValid(new JcaContentVerifierProviderBuilder().build(good.getCerts()[0])))
                .isTrue();
        assertThat(good.getCerts()[0].isSignatureValid(
                        new JcaContentVerifierProviderBuilder().build(signing.trustAnchor())))
                .isTrue();
        revocations.revoke(onlySerial(), RevocationReason.AFFILIATION_CHANGED, "hanna");
        assertThat(ask(null, ada).getResponses()[0].getCertStatus())
                .isInstanceOfSatisfying(RevokedStatus.class, revoked -> {
                    assertThat(revoked.getRevocationReason()).isEqualTo(3);
                    assertThat(revoked.getRevocationTime().toInstant()).isEqualTo(NOW);
                });
    }

    @Test
    void questionsThatAreNoneAreAnsweredAsSuch() throws Exception {
        for (byte[] nonsense :
                List.of(new byte[0], new byte[9_000], "GET".getBytes(java.nio.charset.StandardCharsets.UTF_8))) {
            assertThat(new OCSPResp(revocations.answer(nonsense)).getStatus()).isEqualTo(OCSPResp.MALFORMED_REQUEST);
        }
        BigInteger[] many = new BigInteger[21];
        java.util.Arrays.fill(many, BigInteger.TWO);
        assertThat(new OCSPResp(revocations.answer(question(null, many))).getStatus())
                .isEqualTo(OCSPResp.MALFORMED_REQUEST);
        // A nonce as long as a book is not repeated.
        assertThat(ask(new byte[200], BigInteger.TWO).getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce))
                .isNull();
    }

    @Test
    void aSealThatComesAfterTheWithdrawalShowsIt() {
        byte[] signed = signedByAda();
        clock.move(Duration.ofMinutes(10));
        revocations.revoke(onlySerial(), RevocationReason.KEY_COMPROMISE, "hanna");
        clock.move(Duration.ofMinutes(10));
        byte[] sealed = signing.seal(signed);
        var report = Validators.dss(sealed, signing.trustAnchor(), clock.instant());
        String ada = report.getSignatureIdList().stream()
                .filter(id -> "Ada Løvelace".equals(report.getSignedBy(id)))
                .findFirst()
                .orElseThrow();
        // Signed, by its timestamp, ten minutes before: the signature holds, and whoever verifies is told the rest.
        assertThat(report.getIndication(ada) + " " + report.getSubIndication(ada))
                .isEqualTo("TOTAL_PASSED null");
    }

    @Test
    void certificatesNameTheirAddressesByHttpUnlessTheInstallationSaysOtherwise() {
        assertThat(PublicAddresses.of("", "https://desk.example").base()).isEqualTo("http://desk.example");
        assertThat(PublicAddresses.of(" ", "https://desk.example/evenhand/").base())
                .isEqualTo("http://desk.example/evenhand");
        // What answers at that port speaks what it speaks.
        assertThat(PublicAddresses.of("", "https://desk.example:8443").base()).isEqualTo("https://desk.example:8443");
        assertThat(PublicAddresses.of("http://pki.example/", "https://desk.example")
                        .base())
                .isEqualTo("http://pki.example");
        assertThat(PublicAddresses.of("", "https://localhost").base()).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyRole.class,
            names = {"CERTIFICATION", "SEAL", "TIMESTAMP", "RESPONDER"})
    void aKeyThatSignsTodayIsWithdrawnOnlyOnceAnotherIsInItsPlace(KeyRole role) throws Exception {
        X509Certificate former = vault.current(role).certificate();
        String serial = PublicAddresses.serial(former.getSerialNumber());
        assertThat(revocations.revoke(serial, RevocationReason.KEY_COMPROMISE, "hanna"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.sentence()).contains("keys rotate " + role.alias()));
        assertThat(list().getRevokedCertificate(former.getSerialNumber())).isNull();
        X509Certificate next = new KeyRotation(vault, ADDRESSES, clock).rotate(role);
        assertThat(revocations.revoke(serial, RevocationReason.KEY_COMPROMISE, "hanna"))
                .isInstanceOf(Outcome.Revoked.class);
        assertThat(list().getRevokedCertificate(former.getSerialNumber())).isNotNull();
        assertThat(list().getRevokedCertificate(next.getSerialNumber())).isNull();
    }

    @Test
    void whatVouchesForTheNextAuthorityIsAnsweredForAndCanBeWithdrawn() throws Exception {
        X509Certificate former = signing.trustAnchor();
        X509Certificate unused = new KeyRotation(vault, ADDRESSES, clock).rollOver();
        BigInteger cross = vault.crossCertificates().getFirst().getSerialNumber();
        assertThat(askOf(former, cross)).isEqualTo(CertificateStatus.GOOD);
        assertThat(revocations.revoke(PublicAddresses.serial(cross), RevocationReason.SUPERSEDED, "hanna"))
                .isInstanceOf(Outcome.Revoked.class);
        assertThat(askOf(former, cross)).isInstanceOf(RevokedStatus.class);
        byte[] list = revocations.list(PublicAddresses.id(former)).orElseThrow();
        assertThat(new X509CRLHolder(list).getRevokedCertificate(cross)).isNotNull();
    }

    @Test
    void theResponderCanItselfBeLookedUpOnTheList() throws Exception {
        var responder =
                new JcaX509CertificateHolder(vault.current(KeyRole.RESPONDER).certificate());
        assertThat(responder.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck))
                .isNull();
        assertThat(CRLDistPoint.fromExtensions(responder.getExtensions()).toString())
                .contains("http://desk.example/pki/revocations.crl");
        // It is not the one to answer about itself.
        assertThat(AuthorityInformationAccess.fromExtensions(responder.getExtensions())
                        .getAccessDescriptions())
                .extracting(description -> description.getAccessMethod())
                .containsExactly(AccessDescription.id_ad_caIssuers);
    }

    private CertificateStatus askOf(X509Certificate issuer, BigInteger serial) throws Exception {
        var question = new OCSPReqBuilder()
                .addRequest(new CertificateID(
                        new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
                        new JcaX509CertificateHolder(issuer),
                        serial))
                .build();
        var answer = new OCSPResp(revocations.answer(question.getEncoded()));
        return ((BasicOCSPResp) answer.getResponseObject()).getResponses()[0].getCertStatus();
    }

    private X509CRL list() throws Exception {
        byte[] encoded = revocations.list("").orElseThrow();
        return (X509CRL) java.security.cert.CertificateFactory.getInstance("X.509")
                .generateCRL(new java.io.ByteArrayInputStream(encoded));
    }

    private static long number(X509CRL list) throws Exception {
        return CRLNumber.getInstance(new X509CRLHolder(list.getEncoded())
                        .getExtension(Extension.cRLNumber)
                        .getParsedValue())
                .getCRLNumber()
                .longValueExact();
    }

    private BasicOCSPResp ask(byte @Nullable [] nonce, BigInteger... serials) throws Exception {
        var answer = new OCSPResp(revocations.answer(question(nonce, serials)));
        assertThat(answer.getStatus()).isEqualTo(OCSPResp.SUCCESSFUL);
        return (BasicOCSPResp) answer.getResponseObject();
    }

    private byte[] question(byte @Nullable [] nonce, BigInteger... serials) throws Exception {
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        var builder = new OCSPReqBuilder();
        for (BigInteger serial : serials) {
            builder.addRequest(new CertificateID(
                    digests.get(CertificateID.HASH_SHA1), new JcaX509CertificateHolder(signing.trustAnchor()), serial));
        }
        if (nonce != null) {
            builder.setRequestExtensions(new Extensions(new Extension(
                    OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(nonce).getEncoded())));
        }
        return builder.build().getEncoded();
    }
}
