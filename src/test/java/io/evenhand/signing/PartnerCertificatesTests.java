package io.evenhand.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SubIndication;
import io.evenhand.signing.PartnerCertificates.Taken;
import io.evenhand.testing.TestRsaKeys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Proves that only a fit certificate of a partner's own signs here, that each fault is named, and that its key is kept close. */
@Execution(ExecutionMode.CONCURRENT)
class PartnerCertificatesTests {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final OutsideAuthority OUTSIDE = new OutsideAuthority(NOW);
    private static final String PASSWORD = "Grüße, 12 Äpfel";
    private static final KeyPair RSA_3072 = TestRsaKeys.of(3072);
    private static final KeyPair RSA_2048 = TestRsaKeys.of(2048);

    @TempDir
    Path data;

    private Path keys;
    private PartnerCertificates certificates;

    @BeforeEach
    void openKeys() {
        keys = data.resolve("keys");
        certificates = new PartnerCertificates(keys, CLOCK);
    }

    private static byte[] file(KeyPair key, X509Certificate leaf) {
        return OutsideAuthority.pkcs12(PASSWORD, key.getPrivate(), OUTSIDE.chain(leaf));
    }

    private static byte[] file(X509Certificate leaf) {
        return file(OutsideAuthority.EC, leaf);
    }

    static Stream<Arguments> unfit() throws Exception {
        KeyPair other = OutsideAuthority.ec("secp256r1");
        var two = KeyStore.getInstance("PKCS12");
        two.load(null, null);
        for (String alias : List.of("one", "two")) {
            two.setKeyEntry(
                    alias,
                    OutsideAuthority.EC.getPrivate(),
                    PASSWORD.toCharArray(),
                    OUTSIDE.chain(OUTSIDE.wanted().issued()).toArray(Certificate[]::new));
        }
        var keyless = KeyStore.getInstance("PKCS12");
        keyless.load(null, null);
        keyless.setCertificateEntry("one", OUTSIDE.wanted().issued());
        X509Certificate good = OUTSIDE.wanted().issued();
        KeyPair small = TestRsaKeys.of(new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F0));
        KeyPair endless = OutsideAuthority.endlessRsa(9_000);
        return Stream.of(
                Arguments.of("empty", new byte[0], "empty"),
                Arguments.of("too large", new byte[BroughtKey.MOST_BYTES + 1], "128 kB"),
                Arguments.of("text", "-----BEGIN CERTIFICATE-----".getBytes(StandardCharsets.UTF_8), "no PKCS#12"),
                Arguments.of("truncated", Arrays.copyOf(file(good), 900), "no PKCS#12"),
                Arguments.of(
                        "another password",
                        OutsideAuthority.pkcs12("other", OutsideAuthority.EC.getPrivate(), OUTSIDE.chain(good)),
                        "password does not open"),
                Arguments.of("two keys", OutsideAuthority.bytes(two, PASSWORD), "2 private keys"),
                Arguments.of("no key", OutsideAuthority.bytes(keyless, PASSWORD), "no private key"),
                Arguments.of(
                        "another's certificate",
                        OutsideAuthority.pkcs12(
                                PASSWORD,
                                OutsideAuthority.EC.getPrivate(),
                                OUTSIDE.chain(OUTSIDE.wanted().key(other).issued())),
                        "belongs to the private key"),
                Arguments.of(
                        "no root",
                        OutsideAuthority.pkcs12(
                                PASSWORD, OutsideAuthority.EC.getPrivate(), List.of(good, OUTSIDE.issuer)),
                        "lacks the certificate of “Example Root”"),
                Arguments.of(
                        "a person's",
                        file(OUTSIDE.wanted(
                                        "C=DE,O=Fabrikam Aufzugbau GmbH & Co. KG,GIVENNAME=Bruno,SURNAME=Weber,CN=Bruno Weber")
                                .issued()),
                        "not known as an organisation's"),
                Arguments.of(
                        "a person's by name alone",
                        file(OUTSIDE.wanted("O=Fabrikam Aufzugbau GmbH & Co. KG,CN=Bruno Weber")
                                .issued()),
                        "not known as an organisation's"),
                Arguments.of(
                        "alone",
                        OutsideAuthority.pkcs12(PASSWORD, OutsideAuthority.EC.getPrivate(), List.of(good)),
                        "lacks the certificate of “Example Issuing”"),
                Arguments.of(
                        "vouching for itself",
                        OutsideAuthority.pkcs12(
                                PASSWORD,
                                OutsideAuthority.EC.getPrivate(),
                                List.of(OUTSIDE.wanted().by(null, OutsideAuthority.EC))),
                        "only for itself"),
                Arguments.of("no usage", file(OUTSIDE.wanted().usage(0).issued()), "key usage names neither"),
                Arguments.of(
                        "for encryption",
                        file(OUTSIDE.wanted().usage(KeyUsage.keyEncipherment).issued()),
                        "key usage names neither"),
                Arguments.of(
                        "for a server",
                        file(OUTSIDE.wanted()
                                .purpose(KeyPurposeId.id_kp_serverAuth)
                                .issued()),
                        "for a server"),
                Arguments.of(
                        "for a server and its clients",
                        file(OUTSIDE.wanted()
                                .purpose(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth)
                                .issued()),
                        "for a server"),
                Arguments.of(
                        "an exponent of 3",
                        file(small, OUTSIDE.wanted().key(small).issued()),
                        "public exponent 3"),
                Arguments.of(
                        "an RSA key of endless work",
                        file(endless, OUTSIDE.wanted().key(endless).issued()),
                        "9000 bits"),
                Arguments.of("an authority's", file(OUTSIDE.wanted().authority().issued()), "an authority's"),
                Arguments.of(
                        "over",
                        file(OUTSIDE.wanted()
                                .until(NOW.minus(Duration.ofDays(1)))
                                .issued()),
                        "ended on 2026-11-23"),
                Arguments.of(
                        "not begun",
                        file(OUTSIDE.wanted().from(NOW.plus(Duration.ofDays(1))).issued()),
                        "begins only on 2026-11-25"),
                Arguments.of(
                        "ageing RSA beyond 2028",
                        file(
                                RSA_2048,
                                OUTSIDE.wanted()
                                        .key(RSA_2048)
                                        .until(Instant.parse("2029-06-01T00:00:00Z"))
                                        .issued()),
                        "beyond 2028"),
                Arguments.of(
                        "weak digest",
                        file(OUTSIDE.wanted().algorithm("SHA1withECDSA").issued()),
                        "can be forged"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unfit")
    void whatIsNotFitIsRefusedWithASentenceAndNothingIsKept(String what, byte[] file, String because) {
        Taken taken = certificates.take("fabrikam", file, PASSWORD.toCharArray());
        assertThat(taken)
                .isInstanceOfSatisfying(
                        Taken.Unfit.class,
                        unfit -> assertThat(unfit.sentence())
                                .contains(because)
                                .endsWith(".")
                                .doesNotContain(PASSWORD));
        assertThat(certificates.of("fabrikam")).isEmpty();
    }

    @Test
    void anRsaKeyThatIsTooShortIsRefused() {
        KeyPair weak = TestRsaKeys.of(1024);
        assertThat(certificates.take(
                        "fabrikam", file(weak, OUTSIDE.wanted().key(weak).issued()), PASSWORD.toCharArray()))
                .isInstanceOfSatisfying(
                        Taken.Unfit.class, unfit -> assertThat(unfit.sentence()).contains("1024 bits"));
    }

    @Test
    @Timeout(20)
    void aFileThatAsksForEndlessWorkIsRefusedBeforeTheWork() {
        byte[] file = file(OUTSIDE.wanted().issued());
        // The number of rounds of the password check is the last integer of the file.
        byte[] hostile = Arrays.copyOf(file, file.length);
        int at = hostile.length - 2;
        assertThat(hostile[at - 2]).isEqualTo((byte) 2);
        hostile[at] = 0x7f;
        hostile[at + 1] = (byte) 0xff;
        // 32,767 rounds are not many: the check runs, and fails on the password alone.
        assertThat(certificates.take("fabrikam", hostile, PASSWORD.toCharArray()))
                .isInstanceOf(Taken.Unfit.class);
        byte[] endless = HostilePkcs12.withRounds(file, 50_000_000);
        assertThat(certificates.take("fabrikam", endless, PASSWORD.toCharArray()))
                .isInstanceOfSatisfying(
                        Taken.Unfit.class, unfit -> assertThat(unfit.sentence()).contains("3,000,000 rounds"));
    }

    @Test
    @Timeout(60)
    void damagedFilesAreRefusedAndNeverCrash() {
        byte[] good = file(OUTSIDE.wanted().issued());
        Taken whole = certificates.take("fabrikam", good, PASSWORD.toCharArray());
        assertThat(whole).isInstanceOf(Taken.InUse.class);
        var random = new Random(20261124);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = good.clone();
            for (int j = 0; j < 1 + i % 4; j++) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Taken taken = certificates.take("fabrikam", damaged, PASSWORD.toCharArray());
            // Around what its code of authentication covers there are bits that say nothing: then it is the same file.
            if (!taken.equals(whole)) {
                assertThat(taken).isInstanceOf(Taken.Unfit.class);
            }
        }
    }

    @Test
    void aFitCertificateIsShownAndKeptForItsOwnerOnly() throws Exception {
        Taken taken = certificates.take("fabrikam", file(OUTSIDE.wanted().issued()), PASSWORD.toCharArray());
        PartnerCertificate view = certificates.of("fabrikam").orElseThrow();
        assertThat(taken).isEqualTo(new Taken.InUse(view));
        assertThat(view.subject()).isEqualTo("Fabrikam Seal");
        assertThat(view.issuer()).isEqualTo("Example Issuing");
        assertThat(view.key()).isEqualTo("EC 256");
        assertThat(view.fingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
        Path file = keys.resolve("partners").resolve("fabrikam.p12");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        // Neither the person's password opens it, nor none.
        for (String wrong : List.of(PASSWORD, "")) {
            assertThatThrownBy(() -> KeyStoreFile.read(file, "partner", wrong.toCharArray()))
                    .isInstanceOf(Exception.class);
        }
        assertThat(new PartnerCertificates(keys, CLOCK).of("fabrikam")).contains(view);
        assertThat(certificates.of("contoso")).isEmpty();
    }

    @Test
    void itIsReplacedAndTakenOut() {
        certificates.take("fabrikam", file(OUTSIDE.wanted().issued()), PASSWORD.toCharArray());
        X509Certificate next = OUTSIDE.wanted().key(RSA_3072).issued();
        certificates.take("fabrikam", file(RSA_3072, next), PASSWORD.toCharArray());
        assertThat(certificates.of("fabrikam").orElseThrow().key()).isEqualTo("RSA 3072");
        assertThat(certificates.remove("fabrikam")).isTrue();
        assertThat(certificates.remove("fabrikam")).isFalse();
        assertThat(certificates.of("fabrikam")).isEmpty();
    }

    @Test
    void aPartnersIdIsNoPath() {
        byte[] good = file(OUTSIDE.wanted().issued());
        assertThatThrownBy(() -> certificates.take("../seal", good, PASSWORD.toCharArray()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(certificates.of("../seal")).isEmpty();
    }

    static Stream<KeyPair> keysThatSign() {
        return Stream.of(
                OutsideAuthority.EC,
                OutsideAuthority.ec("secp384r1"),
                OutsideAuthority.ec("secp521r1"),
                RSA_3072,
                RSA_2048);
    }

    @ParameterizedTest
    @MethodSource("keysThatSign")
    void thePartnersOwnKeySignsForItsPeopleAndForNobodyElse(KeyPair key) throws Exception {
        Signing signing = TestKeys.signing(keys, CLOCK);
        certificates.take("fabrikam", file(key, OUTSIDE.wanted().key(key).issued()), PASSWORD.toCharArray());
        byte[] sealed = TestKeys.sealed(signing, TestDocuments.pdf(), List.of(TestDocuments.ADA, TestDocuments.BRUNO));
        var report = Validators.dss(sealed, Set.of(signing.trustAnchor(), OUTSIDE.root), NOW);
        assertThat(report.getSignatureIdList().stream().map(report::getSignedBy))
                .containsExactlyInAnyOrder(
                        report.getSignedBy(report.getSignatureIdList().getFirst()),
                        "Ada Løvelace",
                        "Fabrikam Seal",
                        report.getSignedBy(report.getSignatureIdList().getLast()));
        for (String id : report.getSignatureIdList()) {
            boolean own = "Fabrikam Seal".equals(report.getSignedBy(id));
            // Nothing says whether the certificate of the outside authority was withdrawn, and that is all.
            assertThat(report.getIndication(id)).isEqualTo(own ? Indication.INDETERMINATE : Indication.TOTAL_PASSED);
            assertThat(report.getSubIndication(id))
                    .isEqualTo(own ? SubIndication.CERTIFICATE_CHAIN_GENERAL_FAILURE : null);
        }
        if (Validators.has("pdfsig")) {
            Path file = Files.write(data.resolve("sealed.pdf"), sealed);
            assertThat(Validators.run("pdfsig", "-nocert", file.toString()))
                    .doesNotContain("Invalid")
                    .matches(output -> output.split("Signature is Valid", -1).length >= 5, "four valid signatures");
        }
    }

    @Test
    void aCertificateThatIsOverSignsNothingAndSaysWhatToDo() {
        TestKeys.signing(keys, CLOCK);
        certificates.take("fabrikam", file(OUTSIDE.wanted().issued()), PASSWORD.toCharArray());
        PartnerCertificate view = certificates.of("fabrikam").orElseThrow();
        assertThat(view.endsSoon(view.until().minus(Duration.ofDays(31)))).isFalse();
        assertThat(view.endsSoon(view.until().minus(Duration.ofDays(29)))).isTrue();
        assertThat(view.isOver(view.until().plusSeconds(1))).isTrue();
        Signing later = TestKeys.signing(keys, Clock.offset(CLOCK, Duration.ofDays(366)));
        byte[] certified = later.certify(TestDocuments.pdf(), TestDocuments.fields(1));
        assertThatThrownBy(() ->
                        later.sign(certified, "party-1", TestDocuments.BRUNO, "Agreement", new SignatureMark.Printed()))
                .isInstanceOf(SigningRefusedException.class)
                .hasMessageContaining("ended on 2027-11-24")
                .hasMessageContaining("bring a new one");
    }
}
