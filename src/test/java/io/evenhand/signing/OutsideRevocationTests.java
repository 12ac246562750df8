package io.evenhand.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import eu.europa.esig.dss.enumerations.Indication;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Proves, against a real HTTP server, that other authorities are asked only where the installation allows it, that only what they have
 * signed is believed, and that their answers end up in the document.
 */
class OutsideRevocationTests {
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    Path data;

    private final AtomicInteger asked = new AtomicInteger();
    private OutsideAuthority outside;
    private HttpServer server;
    private volatile byte[] list = {};
    private volatile boolean revoked;
    private volatile boolean responderIsAway;

    @BeforeEach
    void startServer() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/crl", exchange -> {
            try (exchange) {
                asked.incrementAndGet();
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(list);
            }
        });
        server.createContext("/elsewhere", exchange -> {
            try (exchange) {
                asked.incrementAndGet();
                exchange.getResponseHeaders().add("Location", "http://" + host() + "/crl");
                exchange.sendResponseHeaders(302, -1);
            }
        });
        server.createContext("/ocsp", exchange -> {
            try (exchange) {
                asked.incrementAndGet();
                byte[] answer = responderIsAway
                        ? new byte[0]
                        : answer(exchange.getRequestBody().readAllBytes());
                exchange.sendResponseHeaders(responderIsAway ? 503 : 200, answer.length == 0 ? -1 : answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
        outside = new OutsideAuthority(CLOCK.instant());
        list = list(false, outside.issuerKey(), Duration.ofDays(1));
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    private String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private X509Certificate certificate(String crl, @Nullable String ocsp) {
        return outside.wanted()
                .revocations("http://" + host() + crl, ocsp == null ? null : "http://" + host() + ocsp)
                .issued();
    }

    private FetchedRevocations allowed() {
        return new FetchedRevocations(List.of(host()), CLOCK);
    }

    private ValidationData.Withdrawals learnt(X509Certificate certificate) {
        // The issuing certificate itself names no address, so nothing can be learnt of it.
        return allowed().of(outside.chain(certificate), List.of());
    }

    @Test
    void whatTheResponderSaysIsPutIntoTheDocumentAndTheSignatureIsThenFullyValid() {
        X509Certificate issuing = outside.issuer;
        X509Certificate own = certificate("/crl", "/ocsp");
        Path keys = data.resolve("keys");
        Signing signing = TestKeys.askingHosts(keys, CLOCK, List.of(host()));
        new PartnerCertificates(keys, CLOCK)
                .take(
                        "fabrikam",
                        OutsideAuthority.pkcs12("p", OutsideAuthority.EC.getPrivate(), outside.chain(own)),
                        "p".toCharArray());
        byte[] sealed = TestKeys.sealed(signing, TestDocuments.pdf(), List.of(TestDocuments.BRUNO));
        // The issuing authority is trusted by itself: of it nothing is told, and nothing need be.
        var report = Validators.dss(
                sealed, Set.of(signing.trustAnchor(), issuing), CLOCK.instant().plusSeconds(60));
        assertThat(report.getSignatureIdList())
                .allSatisfy(id -> assertThat(report.getIndication(id)).isEqualTo(Indication.TOTAL_PASSED));
    }

    @Test
    void whatWasLearntAtTheSigningIsInTheDocumentEvenIfNobodyAnswersWhenItIsSealed() throws Exception {
        X509Certificate own = certificate("/crl", "/ocsp");
        Path keys = data.resolve("keys");
        Signing signing = TestKeys.askingHosts(keys, CLOCK, List.of(host()));
        new PartnerCertificates(keys, CLOCK)
                .take(
                        "fabrikam",
                        OutsideAuthority.pkcs12("p", OutsideAuthority.EC.getPrivate(), outside.chain(own)),
                        "p".toCharArray());
        byte[] signed = signing.sign(
                signing.certify(TestDocuments.pdf(), TestDocuments.fields(1)),
                "party-1",
                TestDocuments.BRUNO,
                "Agreement",
                new SignatureMark.Printed());
        assertThat(answersIn(signed)).isEqualTo(1);
        server.stop(0);
        byte[] sealed = signing.seal(signed);
        assertThat(answersIn(sealed)).isEqualTo(1);
        var report = Validators.dss(
                sealed,
                Set.of(signing.trustAnchor(), outside.issuer),
                CLOCK.instant().plusSeconds(60));
        assertThat(report.getSignatureIdList())
                .hasSize(3)
                .allSatisfy(id -> assertThat(report.getIndication(id)).isEqualTo(Indication.TOTAL_PASSED));
    }

    private static int answersIn(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            var store = document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.getPDFName("DSS"));
            return store == null
                    ? 0
                    : store.getCOSArray(COSName.getPDFName("OCSPs")).size();
        }
    }

    @Test
    void aWithdrawnCertificateSignsNothing() {
        revoked = true;
        X509Certificate own = certificate("/crl", "/ocsp");
        assertThatThrownBy(() -> allowed().requireNotWithdrawn(outside.chain(own)))
                .isInstanceOf(SigningRefusedException.class)
                .hasMessageContaining("was withdrawn by “Example Issuing”");
    }

    @Test
    void theListIsAskedWhereTheResponderIsAway() {
        responderIsAway = true;
        assertThat(learnt(certificate("/crl", null)).lists()).containsExactly(list);
        assertThat(learnt(certificate("/crl", "/ocsp")).lists()).containsExactly(list);
    }

    @Test
    void nobodyIsAskedWhomTheInstallationHasNotNamed() {
        X509Certificate own = certificate("/crl", "/ocsp");
        for (List<String> hosts : List.of(List.<String>of(), List.of("127.0.0.1"), List.of("ocsp.example"))) {
            assertThat(new FetchedRevocations(hosts, CLOCK)
                            .of(outside.chain(own), List.of())
                            .lists())
                    .isEmpty();
        }
        for (String address :
                List.of("file:///etc/passwd", "http://" + host() + "@internal/", "ftp://" + host() + "/", ":")) {
            X509Certificate odd = outside.wanted().revocations(address, address).issued();
            assertThat(learnt(odd).lists()).isEmpty();
        }
        assertThat(asked).hasValue(0);
    }

    @Test
    void noRedirectionIsFollowedAndOnlyTheAuthoritysOwnWordOfNowCounts() throws Exception {
        assertThat(learnt(certificate("/elsewhere", null)).lists()).isEmpty();
        assertThat(asked).hasValue(1);
        X509Certificate own = certificate("/crl", null);
        list = list(false, OutsideAuthority.EC, Duration.ofDays(1));
        assertThat(learnt(own).lists()).as("signed by another").isEmpty();
        list = list(false, outside.issuerKey(), Duration.ofDays(-1));
        assertThat(learnt(own).lists()).as("of yesterday").isEmpty();
        list = new byte[3 << 20];
        assertThat(learnt(own).lists()).as("too large").isEmpty();
        list = "nonsense".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(learnt(own).lists()).as("no list").isEmpty();
    }

    @Test
    @Timeout(30)
    void anAuthorityThatNeverFinishesItsAnswerIsLeftAloneAfterSomeSeconds() {
        server.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
        });
        Instant before = CLOCK.instant();
        FetchedRevocations asking = allowed();
        X509Certificate own = certificate("/endless", null);
        for (int i = 0; i < 20; i++) {
            assertThat(asking.of(outside.chain(own), List.of()).lists()).isEmpty();
        }
        assertThat(Duration.between(before, CLOCK.instant())).isLessThan(Duration.ofSeconds(60));
    }

    private byte[] list(boolean withdrawn, java.security.KeyPair key, Duration validity) throws Exception {
        Instant now = CLOCK.instant();
        var builder = new JcaX509v2CRLBuilder(outside.issuer, Date.from(now.minus(Duration.ofDays(2))));
        builder.setNextUpdate(Date.from(now.plus(validity)));
        if (withdrawn) {
            builder.addCRLEntry(BigInteger.ONE, Date.from(now), 1);
        }
        return builder.build(signer(key)).getEncoded();
    }

    private static ContentSigner signer(java.security.KeyPair key) throws Exception {
        return new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate());
    }

    private byte[] answer(byte[] question) {
        try {
            var digests = new JcaDigestCalculatorProviderBuilder().build();
            var answer = new BasicOCSPRespBuilder(
                    SubjectPublicKeyInfo.getInstance(
                            outside.issuer.getPublicKey().getEncoded()),
                    digests.get(CertificateID.HASH_SHA1));
            Date now = Date.from(CLOCK.instant());
            CertificateStatus status = revoked ? new RevokedStatus(now, 1) : CertificateStatus.GOOD;
            answer.addResponse(new OCSPReq(question).getRequestList()[0].getCertID(), status, now, null, null);
            return new OCSPRespBuilder()
                    .build(OCSPRespBuilder.SUCCESSFUL, answer.build(signer(outside.issuerKey()), null, now))
                    .getEncoded();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
