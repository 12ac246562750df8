package io.evenhand.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.signing.TrustedPath.Objection;
import io.evenhand.signing.TrustedPath.Use;
import io.evenhand.testing.TestRsaKeys;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Proves whose certificate is believed, for signatures and for timestamps, each with a single thing that is wrong; and that a timestamp beside
 * its content is held to it, too.
 */
@Execution(ExecutionMode.CONCURRENT)
class TrustedPathTests {
    private static final Instant AT = Instant.parse("2026-11-24T12:00:00Z");
    private static final int SIGNS = KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
    private static final int ISSUES = KeyUsage.keyCertSign | KeyUsage.cRLSign;
    private static final KeyPair ROOT_KEY = OutsideAuthority.ec("secp384r1");
    private static final KeyPair KEY = OutsideAuthority.ec("secp256r1");

    private final Made root = new Made("CN=Root", ROOT_KEY, new BasicConstraints(true), ISSUES);

    /** A certificate that is in order until it is bent. */
    private static final class Made {
        private final String subject;
        private final KeyPair key;
        private @Nullable BasicConstraints constraints;
        private int usage;
        private List<KeyPurposeId> purposes = List.of();
        private @Nullable NameConstraints names;
        private boolean mustBeUnderstood;
        private Instant from = AT.minus(Duration.ofDays(100));
        private Instant until = AT.plus(Duration.ofDays(100));

        private Made(String subject, KeyPair key, @Nullable BasicConstraints constraints, int usage) {
            this.subject = subject;
            this.key = key;
            this.constraints = constraints;
            this.usage = usage;
        }

        private X509Certificate by(Made issuer) {
            try {
                var builder = new JcaX509v3CertificateBuilder(
                        new X500Name(issuer.subject),
                        BigInteger.valueOf(System.nanoTime()),
                        Date.from(from),
                        Date.from(until),
                        new X500Name(subject),
                        key.getPublic());
                if (constraints != null) {
                    builder.addExtension(Extension.basicConstraints, true, constraints);
                }
                if (usage != 0) {
                    builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
                }
                if (!purposes.isEmpty()) {
                    builder.addExtension(
                            Extension.extendedKeyUsage,
                            true,
                            new ExtendedKeyUsage(purposes.toArray(KeyPurposeId[]::new)));
                }
                if (names != null) {
                    builder.addExtension(Extension.nameConstraints, true, names);
                }
                if (mustBeUnderstood) {
                    builder.addExtension(
                            new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1"), true, new DERUTF8String("anything"));
                }
                String algorithm =
                        "SHA256with" + (issuer.key.getPrivate().getAlgorithm().equals("RSA") ? "RSA" : "ECDSA");
                return new JcaX509CertificateConverter()
                        .getCertificate(
                                builder.build(new JcaContentSignerBuilder(algorithm).build(issuer.key.getPrivate())));
            } catch (Exception impossible) {
                throw new AssertionError(impossible);
            }
        }
    }

    private static Made authority(String name, KeyPair key) {
        return new Made(name, key, new BasicConstraints(true), ISSUES);
    }

    private static Made leaf(Use use) {
        Made leaf = new Made("C=DE,O=Contoso,CN=Leaf", KEY, new BasicConstraints(false), SIGNS);
        if (use == Use.TIME_STAMPING) {
            leaf.purposes = List.of(KeyPurposeId.id_kp_timeStamping);
        }
        return leaf;
    }

    private Optional<Objection> objection(Use use, Made between, Made leaf) {
        return new TrustedPath(Set.of(root.by(root)), List.of(between.by(root))).objection(leaf.by(between), use, AT);
    }

    private Optional<Objection> ofLeaf(Use use, Consumer<Made> bend) {
        Made leaf = leaf(use);
        bend.accept(leaf);
        return objection(use, authority("CN=Between", OutsideAuthority.ec("secp256r1")), leaf);
    }

    private Optional<Objection> ofBetween(Consumer<Made> bend) {
        Made between = authority("CN=Between", OutsideAuthority.ec("secp256r1"));
        bend.accept(between);
        return objection(Use.SIGNING, between, leaf(Use.SIGNING));
    }

    @Test
    void whatIsInOrderIsBelieved() {
        for (Use use : Use.values()) {
            assertThat(ofLeaf(use, leaf -> {})).isEmpty();
        }
        assertThat(ofBetween(between -> {})).isEmpty();
    }

    @Test
    void anAuthorityBetweenMustBeOneByAllThatItSays() {
        Objection nobody = new Objection.NoPath();
        assertThat(ofBetween(between -> between.until = AT.minusSeconds(1))).contains(nobody);
        assertThat(ofBetween(between -> between.from = AT.plusSeconds(1))).contains(nobody);
        assertThat(ofBetween(between -> between.constraints = null)).contains(nobody);
        assertThat(ofBetween(between -> between.constraints = new BasicConstraints(false)))
                .contains(nobody);
        assertThat(ofBetween(between -> between.usage = KeyUsage.digitalSignature))
                .contains(nobody);
        assertThat(ofBetween(between -> between.mustBeUnderstood = true)).contains(nobody);
    }

    @Test
    void itIssuesOnlyForTheNamesThatItMay() {
        assertThat(ofBetween(between -> between.names = only("C=FR,O=Somebody Else")))
                .contains(new Objection.NoPath());
        assertThat(ofBetween(between -> between.names = only("C=DE,O=Contoso"))).isEmpty();
    }

    private static NameConstraints only(String name) {
        return new NameConstraints(
                new GeneralSubtree[] {new GeneralSubtree(new GeneralName(new X500Name(name)))}, null);
    }

    @Test
    void noMoreAuthoritiesLieBetweenThanTheirIssuerAllowsNorThanAnybodyHas() {
        Made first = authority("CN=First", OutsideAuthority.ec("secp256r1"));
        first.constraints = new BasicConstraints(0);
        Made second = authority("CN=Second", OutsideAuthority.ec("secp256r1"));
        assertThat(new TrustedPath(Set.of(root.by(root)), List.of(first.by(root), second.by(first)))
                        .objection(leaf(Use.SIGNING).by(second), Use.SIGNING, AT))
                .contains(new Objection.NoPath());
        assertThat(through(4)).isEmpty();
        assertThat(through(5)).contains(new Objection.NoPath());
    }

    private Optional<Objection> through(int authorities) {
        List<X509Certificate> between = new ArrayList<>();
        Made issuer = root;
        for (int i = 0; i < authorities; i++) {
            Made next = authority("CN=Between " + i, OutsideAuthority.ec("secp256r1"));
            between.add(next.by(issuer));
            issuer = next;
        }
        return new TrustedPath(Set.of(root.by(root)), between)
                .objection(leaf(Use.SIGNING).by(issuer), Use.SIGNING, AT);
    }

    @Test
    void aWeakKeyProvesNothingAndIssuesNothing() {
        KeyPair weak = TestRsaKeys.of(1024);
        for (Use use : Use.values()) {
            Made leaf = new Made("CN=Weak", weak, new BasicConstraints(false), SIGNS);
            leaf.purposes = leaf(use).purposes;
            assertThat(objection(use, authority("CN=Between", KEY), leaf))
                    .hasValueSatisfying(found -> assertThat(found).isInstanceOf(Objection.WeakKey.class));
        }
        assertThat(objection(Use.SIGNING, authority("CN=Between", weak), leaf(Use.SIGNING)))
                .contains(new Objection.NoPath());
    }

    @Test
    void aCertificateIsMeantForItsUse() {
        Objection not = new Objection.NotMeantForIt();
        for (Use use : Use.values()) {
            assertThat(ofLeaf(use, leaf -> leaf.usage = KeyUsage.keyEncipherment))
                    .contains(not);
            assertThat(ofLeaf(use, leaf -> leaf.usage = 0)).contains(not);
            assertThat(ofLeaf(use, leaf -> leaf.constraints = new BasicConstraints(true)))
                    .contains(not);
            assertThat(ofLeaf(use, leaf -> leaf.purposes = List.of(KeyPurposeId.id_kp_serverAuth)))
                    .contains(not);
        }
        assertThat(ofLeaf(Use.TIME_STAMPING, leaf -> leaf.purposes = List.of())).contains(not);
        assertThat(ofLeaf(
                        Use.TIME_STAMPING,
                        leaf -> leaf.purposes =
                                List.of(KeyPurposeId.id_kp_timeStamping, KeyPurposeId.id_kp_emailProtection)))
                .contains(not);
        assertThat(ofLeaf(Use.SIGNING, leaf -> leaf.purposes = List.of(KeyPurposeId.id_kp_timeStamping)))
                .contains(not);
    }

    @Test
    void itIsInForceAtTheMoment() {
        assertThat(ofLeaf(Use.SIGNING, leaf -> leaf.until = AT.minusSeconds(1))).contains(new Objection.Ended());
        assertThat(ofLeaf(Use.SIGNING, leaf -> leaf.from = AT.plusSeconds(1))).contains(new Objection.NotYetInForce());
        assertThat(ofLeaf(Use.SIGNING, leaf -> leaf.until = AT)).isEmpty();
    }

    @Test
    void whomeverSomebodyTrustsIsTrustedForItsKey() {
        X509Certificate own = leaf(Use.TIME_STAMPING).by(root);
        assertThat(new TrustedPath(Set.of(own), List.of()).objection(own, Use.TIME_STAMPING, AT))
                .as("the very certificate")
                .isEmpty();
        assertThat(new TrustedPath(Set.of(), List.of(root.by(root))).objection(own, Use.TIME_STAMPING, AT))
                .as("nobody: what came along is not trusted")
                .contains(new Objection.NoPath());
        root.until = AT.minusSeconds(1);
        assertThat(new TrustedPath(Set.of(root.by(root)), List.of()).objection(own, Use.TIME_STAMPING, AT))
                .as("an authority of one's own choice, which has ended")
                .isEmpty();
    }

    /** They were believed beside their content, and not inside of a document. */
    @Test
    void aTimestampBesideItsContentIsHeldToTheSame() {
        assertThat(distrust(leaf -> {}, KEY)).isEmpty();
        assertThat(distrust(leaf -> leaf.constraints = new BasicConstraints(true), KEY))
                .contains("is not made for timestamps");
        assertThat(distrust(leaf -> leaf.usage = KeyUsage.keyEncipherment, KEY)).contains("is not made for timestamps");
        assertThat(distrust(leaf -> {}, TestRsaKeys.of(1024)))
                .hasValueSatisfying(why -> assertThat(why).startsWith("proves nothing: its RSA key of 1024 bits"));
    }

    private Optional<String> distrust(Consumer<Made> bend, KeyPair key) {
        Made leaf = new Made("CN=Clock", key, new BasicConstraints(false), KeyUsage.digitalSignature);
        leaf.purposes = List.of(KeyPurposeId.id_kp_timeStamping);
        bend.accept(leaf);
        return new TimestampReading.Sound(AT, "CN=Clock", leaf.by(root), List.of())
                .distrust(new TrustedAuthorities(Set.of(root.by(root)), AT.plusSeconds(60)));
    }

    /** Nothing renews it, unlike one inside of a document. */
    @Test
    void aTimestampBesideItsContentIsBelievedWhileItsCertificateLasts() {
        X509Certificate clock = leaf(Use.TIME_STAMPING).by(root);
        var sound = new TimestampReading.Sound(AT, "CN=Clock", clock, List.of());
        assertThat(sound.distrust(new TrustedAuthorities(Set.of(root.by(root)), AT.plus(Duration.ofDays(101)))))
                .hasValueSatisfying(why -> assertThat(why).startsWith("has ended since"));
        assertThat(new TrustedPath(Set.of(root.by(root)), List.of()).objection(clock, Use.TIME_STAMPING, AT))
                .isEmpty();
    }
}
