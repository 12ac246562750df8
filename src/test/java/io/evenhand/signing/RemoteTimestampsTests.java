package io.evenhand.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.evenhand.testing.MovableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Proves, against a real HTTP server, that authorities are asked in turn and that only a fitting answer is taken. */
@Execution(ExecutionMode.CONCURRENT)
class RemoteTimestampsTests {
    private static final byte[] DIGEST = SignatureScheme.sha256(new byte[] {1, 2, 3});

    @TempDir
    Path data;

    private LocalTimestamps authority;
    private HttpServer server;

    @FunctionalInterface
    private interface Answer {
        byte[] to(byte[] request) throws IOException;
    }

    @BeforeEach
    void startServer() throws IOException {
        Clock clock = Clock.systemUTC();
        KeyVault vault = KeyFolder.open(data.resolve("keys"), clock);
        authority = new LocalTimestamps(() -> vault.current(KeyRole.TIMESTAMP), clock);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve("/good", request -> encoded(new TimeStampRequest(request)));
        serve("/other", request -> encoded(somethingElse()));
        serve("/nonsense", request -> "no timestamp".getBytes(StandardCharsets.US_ASCII));
        serve("/endless", request -> new byte[10_000_000]);
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void theNextAuthorityIsAskedWhenOneDoesNotAnswerWell() {
        var remote = new RemoteTimestamps(
                List.of(at("/missing"), at("/nonsense"), at("/endless"), at("/good")), "", Clock.systemUTC());
        TimeStampToken token = remote.timestamp(DIGEST);
        assertThat(token.getTimeStampInfo().getMessageImprintDigest()).isEqualTo(DIGEST);
    }

    @Test
    void aTimestampForSomethingElseIsNotTaken() {
        assertThatThrownBy(() -> new RemoteTimestamps(List.of(at("/other")), "", Clock.systemUTC()).timestamp(DIGEST))
                .isInstanceOf(TimestampUnavailableException.class);
    }

    @Test
    void withoutAnAnswerNothingIsSignedAndTheAuthoritiesAreNamed() {
        URI nobody = at("/missing");
        Signing signing = TestKeys.signing(data.resolve("keys"), Clock.systemUTC(), List.of(nobody));
        assertThatThrownBy(() -> signing.certify(TestDocuments.pdf(), TestDocuments.fields(1)))
                .isInstanceOf(TimestampUnavailableException.class)
                .hasMessageContaining(nobody.toString());
    }

    @Test
    void documentsAreSignedWithTimestampsFromTheNetwork() {
        Signing signing = TestKeys.signing(data.resolve("keys"), Clock.systemUTC(), List.of(at("/good")));
        byte[] sealed = TestKeys.sealed(signing, TestDocuments.pdf(), List.of(TestDocuments.ADA));
        var report =
                Validators.dss(sealed, signing.trustAnchor(), Clock.systemUTC().instant());
        assertThat(report.getValidSignaturesCount()).isEqualTo(3);
    }

    @Test
    void aTimestampOfAClockThatIsOffIsNotTaken() {
        for (Duration off : List.of(Duration.ofMinutes(10), Duration.ofMinutes(-10))) {
            Clock ours = Clock.offset(Clock.systemUTC(), off);
            assertThatThrownBy(() -> new RemoteTimestamps(List.of(at("/good")), "", ours).timestamp(DIGEST))
                    .isInstanceOf(TimestampUnavailableException.class)
                    .rootCause()
                    .hasMessageContaining("differ by");
        }
    }

    @Test
    void aTimestampOfAnotherPolicyIsNotTaken() {
        serve("/own-policy", request -> encoded(withoutPolicy(new TimeStampRequest(request))));
        assertThatThrownBy(() -> new RemoteTimestamps(List.of(at("/own-policy")), "1.2.3.4", Clock.systemUTC())
                        .timestamp(DIGEST))
                .isInstanceOf(TimestampUnavailableException.class);
    }

    private static TimeStampRequest withoutPolicy(TimeStampRequest request) {
        var requests = new TimeStampRequestGenerator();
        requests.setCertReq(true);
        return requests.generate(TSPAlgorithms.SHA256, request.getMessageImprintDigest(), request.getNonce());
    }

    @Test
    void anAuthorityThatDidNotAnswerIsNotAskedAgainForSomeMinutes() {
        var asked = new AtomicInteger();
        serve("/away", request -> {
            asked.incrementAndGet();
            return new byte[0];
        });
        // A little behind, so that it is not too far ahead once the minutes have passed.
        var clock = new MovableClock(Clock.systemUTC().instant().minus(Duration.ofMinutes(2)));
        var remote = new RemoteTimestamps(List.of(at("/away"), at("/good")), "", clock);
        for (int i = 0; i < 5; i++) {
            assertThat(remote.timestamp(DIGEST)).isNotNull();
        }
        assertThat(asked).hasValue(1);
        clock.move(RemoteTimestamps.TOLERANCE);
        assertThatThrownBy(() -> new RemoteTimestamps(List.of(at("/away")), "", clock).timestamp(DIGEST))
                .isInstanceOf(TimestampUnavailableException.class);
        assertThat(remote.timestamp(DIGEST)).isNotNull();
        assertThat(asked).hasValue(3);
    }

    @Test
    void nameAndPasswordAreSentToTheirAuthorityAndShownToNobody() {
        var sent = new AtomicReference<String>();
        server.createContext("/closed", exchange -> {
            try (exchange) {
                sent.set(exchange.getRequestHeaders().getFirst("Authorization"));
                exchange.sendResponseHeaders(401, -1);
            }
        });
        URI closed =
                URI.create("http://ada:s3cret@127.0.0.1:" + server.getAddress().getPort() + "/closed");
        assertThatThrownBy(() -> new RemoteTimestamps(List.of(closed), "", Clock.systemUTC()).timestamp(DIGEST))
                .isInstanceOf(TimestampUnavailableException.class)
                .hasMessageNotContaining("s3cret");
        assertThat(sent).hasValue("Basic YWRhOnMzY3JldA==");
    }

    @Test
    void aTimestampThatNobodySignedOrThatHasNoRoomIsNotTakenAndTheNextAuthorityIsAsked() {
        serve(
                "/unsigned",
                request -> bent(
                        request,
                        signed -> CMSSignedData.replaceSigners(signed, new SignerInformationStore(List.of()))));
        var certificates = new ArrayList<X509Certificate>();
        for (int i = 0; i < 40; i++) {
            certificates.add(
                    new OutsideAuthority(Clock.systemUTC().instant()).wanted().issued());
        }
        certificates.add(KeyFolder.open(data.resolve("keys"), Clock.systemUTC())
                .current(KeyRole.TIMESTAMP)
                .certificate());
        serve(
                "/large",
                request -> bent(
                        request,
                        signed -> CMSSignedData.replaceCertificatesAndCRLs(
                                signed, new JcaCertStore(certificates), null, null)));
        for (String odd : List.of("/unsigned", "/large")) {
            var remote = new RemoteTimestamps(List.of(at(odd), at("/good")), "", Clock.systemUTC());
            assertThat(remote.timestamp(DIGEST).getTimeStampInfo().getMessageImprintDigest())
                    .isEqualTo(DIGEST);
            assertThatThrownBy(() -> new RemoteTimestamps(List.of(at(odd)), "", Clock.systemUTC()).timestamp(DIGEST))
                    .isInstanceOf(TimestampUnavailableException.class);
        }
        assertThatThrownBy(() -> new RemoteTimestamps(List.of(at("/large")), "", Clock.systemUTC()).timestamp(DIGEST))
                .rootCause()
                .hasMessageContaining("is the room for one");
    }

    @FunctionalInterface
    private interface Bending {
        CMSSignedData of(CMSSignedData signed) throws Exception;
    }

    private byte[] bent(byte[] request, Bending bending) throws IOException {
        try {
            var response = authority.answer(new TimeStampRequest(request));
            var token =
                    bending.of(response.getTimeStampToken().toCMSSignedData()).toASN1Structure();
            return new TimeStampResp(new PKIStatusInfo(PKIStatus.granted), token).getEncoded();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    @Test
    void theLocalClockStampsInsteadOnlyWhereTheInstallationHasSaidSo() {
        var settings = TestKeys.settings(List.of(at("/nonsense")), "local");
        Signing signing = TestKeys.signing(data.resolve("keys"), new RegisterInMemory(), settings, Clock.systemUTC());
        byte[] sealed = TestKeys.sealed(signing, TestDocuments.pdf(), List.of(TestDocuments.ADA));
        assertThat(Validators.dss(
                                sealed, signing.trustAnchor(), Clock.systemUTC().instant())
                        .getValidSignaturesCount())
                .isEqualTo(3);
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void serve(String path, Answer answer) {
        server.createContext(path, exchange -> {
            try (exchange) {
                byte[] body = answer.to(exchange.getRequestBody().readAllBytes());
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
    }

    private TimeStampRequest somethingElse() {
        return new TimeStampRequestGenerator().generate(TSPAlgorithms.SHA256, new byte[32]);
    }

    private byte[] encoded(TimeStampRequest request) throws IOException {
        return authority.answer(request).getEncoded();
    }
}
