package io.evenhand.benchmark;

import eu.europa.esig.dss.alert.SilentOnStatusAlert;
import eu.europa.esig.dss.enumerations.CertificationPermission;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.TimestampBinary;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import io.evenhand.signing.Signatory;
import io.evenhand.signing.SignatureMark;
import io.evenhand.signing.Signing;
import io.evenhand.signing.TestDocuments;
import io.evenhand.signing.TestKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What certifying, two party signatures, the seal and all timestamps cost on a six-page agreement, against the European Commission's
 * library doing the same with the same keys and the same local timestamps (B-T three times, then LTA), turn by turn in the same run;
 * and whether 1,000 documents by four workers leave anything on the heap.
 *
 * <pre>mvn package spring-boot:test-run -DskipTests -Dstart-class=io.evenhand.benchmark.SigningSpeed \
 *     -Dspring-boot.run.jvmArguments=-Xmx512m</pre>
 */
public final class SigningSpeed {
    private static final int ROUNDS = 40;
    private static final int WARM_UP = 25;
    private static final int DOCUMENTS = 1_000;
    private static final int WORKERS = 4;
    private static final List<Signatory> PARTIES = List.of(TestDocuments.ADA, TestDocuments.BRUNO);

    private SigningSpeed() {}

    public static void main(String[] arguments) throws Exception {
        if (org.slf4j.LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)
                instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(ch.qos.logback.classic.Level.OFF);
        }
        Path keys = Files.createTempDirectory("evenhand-benchmark-").resolve("keys");
        Signing signing = TestKeys.signing(keys, Clock.systemUTC());
        byte[] agreement = TestDocuments.pdf(
                ("<p>" + "Each party does what it has promised, and is paid for it in time. ".repeat(60) + "</p>")
                        .repeat(9),
                "{\"share\":\"1/2\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var library = new Library(keys, signing);
        System.out.printf(
                "%d kB, heap %d MB%n",
                agreement.length >> 10, Runtime.getRuntime().maxMemory() >> 20);
        List<Long> bare = new ArrayList<>();
        List<Long> ours = new ArrayList<>();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            library.all(agreement);
            long between = System.nanoTime();
            all(signing, agreement);
            long done = System.nanoTime();
            if (round >= 0) {
                bare.add(between - begun);
                ours.add(done - between);
            }
        }
        long one = median(bare);
        long other = median(ours);
        System.out.printf(
                Locale.ROOT,
                "library %.1f ms, certify + 2 signatures + seal %.1f ms, ratio %.2f%n",
                one / 1e6,
                other / 1e6,
                (double) other / one);
        int documents = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DOCUMENTS;
        many(signing, agreement, documents);
    }

    private static byte[] all(Signing signing, byte[] pdf) {
        byte[] document = signing.certify(pdf, TestDocuments.fields(PARTIES.size()));
        for (int i = 0; i < PARTIES.size(); i++) {
            document = signing.sign(
                    document, "party-" + (i + 1), PARTIES.get(i), "Agreement", new SignatureMark.Printed());
        }
        return signing.seal(document);
    }

    private static void many(Signing signing, byte[] agreement, int documents) throws Exception {
        var done = new AtomicInteger();
        long begun = System.nanoTime();
        try (var workers = Executors.newFixedThreadPool(WORKERS)) {
            for (int hundred = 0; hundred < documents; hundred += 100) {
                var running = new ArrayList<java.util.concurrent.Future<?>>();
                for (int i = 0; i < 100; i++) {
                    running.add(workers.submit(() -> {
                        if (all(signing, agreement).length > agreement.length) {
                            done.incrementAndGet();
                        }
                    }));
                }
                for (var one : running) {
                    one.get();
                }
                System.gc();
                Runtime machine = Runtime.getRuntime();
                System.out.printf(
                        Locale.ROOT,
                        "%5d documents, %5.1f a second, %d MB on the heap%n",
                        done.get(),
                        done.get() / ((System.nanoTime() - begun) / 1e9),
                        (machine.totalMemory() - machine.freeMemory()) >> 20);
            }
        }
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** The bare library, with our keys. */
    private static final class Library {
        private final PrivateKey certifier;
        private final List<X509Certificate> certifierChain;
        private final PrivateKey sealer;
        private final List<X509Certificate> sealerChain;
        private final PAdESService service;

        Library(Path keys, Signing signing) throws Exception {
            char[] password = Files.readString(keys.resolve("password")).strip().toCharArray();
            KeyStore certification = load(keys.resolve("certification.p12"), password);
            KeyStore seal = load(keys.resolve("seal.p12"), password);
            certifier = (PrivateKey) certification.getKey("certification", password);
            certifierChain = chain(certification, "certification");
            sealer = (PrivateKey) seal.getKey("seal", password);
            sealerChain = chain(seal, "seal");
            var trusted = new CommonTrustedCertificateSource();
            trusted.addCertificate(new CertificateToken(signing.trustAnchor()));
            var verifier = new CommonCertificateVerifier();
            verifier.setTrustedCertSources(trusted);
            verifier.setAIASource(null);
            verifier.setCrlSource(new ExternalResourcesCRLSource(
                    new ByteArrayInputStream(TestKeys.revocationList(keys, Clock.systemUTC()))));
            verifier.setAlertOnMissingRevocationData(new SilentOnStatusAlert());
            verifier.setAlertOnNoRevocationAfterBestSignatureTime(new SilentOnStatusAlert());
            verifier.setAlertOnUncoveredPOE(new SilentOnStatusAlert());
            verifier.setAlertOnRevokedCertificate(new SilentOnStatusAlert());
            service = new PAdESService(verifier);
            var timestamps = TestKeys.localTimestamps(keys, Clock.systemUTC());
            service.setTspSource((digest, value) -> new TimestampBinary(timestamps.apply(value)));
        }

        byte[] all(byte[] pdf) throws Exception {
            DSSDocument document = new InMemoryDocument(pdf, "agreement.pdf");
            document = sign(document, certifier, certifierChain, SignatureLevel.PAdES_BASELINE_T, true);
            document = sign(document, sealer, sealerChain, SignatureLevel.PAdES_BASELINE_T, false);
            document = sign(document, sealer, sealerChain, SignatureLevel.PAdES_BASELINE_T, false);
            document = sign(document, sealer, sealerChain, SignatureLevel.PAdES_BASELINE_LTA, false);
            return DSSUtils.toByteArray(document);
        }

        private DSSDocument sign(
                DSSDocument document,
                PrivateKey key,
                List<X509Certificate> chain,
                SignatureLevel level,
                boolean certify)
                throws Exception {
            var parameters = new PAdESSignatureParameters();
            parameters.setSignatureLevel(level);
            parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
            parameters.setSigningCertificate(new CertificateToken(chain.getFirst()));
            parameters.setCertificateChain(
                    chain.stream().map(CertificateToken::new).toList());
            parameters.getSignatureTimestampParameters().setDigestAlgorithm(DigestAlgorithm.SHA256);
            parameters.getArchiveTimestampParameters().setDigestAlgorithm(DigestAlgorithm.SHA256);
            parameters.bLevel().setSigningDate(Date.from(Clock.systemUTC().instant()));
            if (certify) {
                parameters.setPermission(CertificationPermission.MINIMAL_CHANGES_PERMITTED);
            }
            byte[] data = service.getDataToSign(document, parameters).getBytes();
            var signer = Signature.getInstance("SHA256withECDSA");
            signer.initSign(key);
            signer.update(data);
            return service.signDocument(
                    document, parameters, new SignatureValue(SignatureAlgorithm.ECDSA_SHA256, signer.sign()));
        }

        private static KeyStore load(Path file, char[] password) throws Exception {
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (var in = Files.newInputStream(file)) {
                store.load(in, password);
            } catch (IOException e) {
                throw new IllegalStateException("The keys that were just made do not open", e);
            }
            return store;
        }

        private static List<X509Certificate> chain(KeyStore store, String alias) throws Exception {
            var chain = new ArrayList<X509Certificate>();
            for (var certificate : store.getCertificateChain(alias)) {
                chain.add((X509Certificate) certificate);
            }
            return chain;
        }
    }
}
