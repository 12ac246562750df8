package io.evenhand.verification;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.KeyUsage;

/** One party signs with a certificate or an envelope in which a single thing is wrong; all else is signed and sealed by the book. */
final class CertificateAttacks {
    private interface Bend {
        void apply(TestPki pki) throws Exception;
    }

    private CertificateAttacks() {}

    /** Nothing is wrong. */
    static byte[] honest() throws Exception {
        return signed(new TestPki());
    }

    static byte[] revokedAfterSigning() throws Exception {
        TestPki pki = new TestPki();
        pki.revokedAt = SealedSample.NOW.plusSeconds(30);
        return signed(pki);
    }

    static byte[] withAnOlderList() throws Exception {
        TestPki pki = new TestPki();
        pki.listAt = SealedSample.NOW.minus(Duration.ofHours(5));
        return signed(pki);
    }

    static Stream<Attack> all() {
        return Stream.of(
                of(
                        "expired when it signed",
                        p -> p.signerUntil = SealedSample.NOW.minus(Duration.ofMinutes(5)),
                        "not in force"),
                of(
                        "not yet in force when it signed",
                        p -> p.signerFrom = SealedSample.NOW.plus(Duration.ofHours(1)),
                        "not yet in force"),
                of(
                        "withdrawn before it signed",
                        p -> p.revokedAt = SealedSample.NOW.minus(Duration.ofMinutes(30)),
                        "withdrawn"),
                of(
                        "no list says whether it was withdrawn",
                        p -> p.withoutList = true,
                        "nothing in the document says whether"),
                of("made by the signer, of the same name and number", p -> p.selfSigned = true, "no authority"),
                of("not meant for signing", p -> p.signerUsage = KeyUsage.keyEncipherment, "not made for signing"),
                of("made for servers and their clients", p -> p.madeForServers = true, "not made for signing"),
                of(
                        "an authority's own certificate signs",
                        p -> {
                            p.signerIsAuthority = true;
                            p.signerUsage = KeyUsage.keyCertSign | KeyUsage.digitalSignature;
                        },
                        ""),
                of("issued by somebody who may not issue", p -> p.between.add(false), ""),
                of("issued by one more authority than may be", p -> p.between.addAll(List.of(true, true)), ""),
                of(
                        "issued for a name outside of the authority's limits",
                        p -> {
                            p.between.add(true);
                            p.narrowNames = true;
                        },
                        ""),
                of("an extension that must be understood and is not", p -> p.unknownCriticalExtension = true, ""),
                of(
                        "digest MD5",
                        p -> {
                            p.signerKey = "rsa2048#r";
                            p.digest = "MD5";
                        },
                        "too weak"),
                of("digest SHA-1", p -> p.digest = "SHA1", "too weak"),
                of("RSA of 1024 bits", p -> p.signerKey = "rsa1024#r", "too weak"),
                of("ECDSA signature of two zeros", p -> p.zeroSignature = true, "not as it was signed"),
                of("timestamp by a certificate that is not for timestamps", p -> p.stampedByAnybody = true, ""),
                of("timestamp of something else", p -> p.stampOfOtherData = true, "made for something else"),
                of(
                        "timestamp from before the certificate began",
                        p -> p.stampedAt = SealedSample.NOW.minus(Duration.ofDays(2)),
                        "not yet in force"),
                of(
                        "timestamp from the future",
                        p -> {
                            p.stampedAt = SealedSample.NOW.plus(Duration.ofHours(10));
                        },
                        ""),
                of("no timestamp", p -> p.withoutStamp = true, "no timestamp"),
                of("an envelope of two signers", p -> p.twoSigners = true, "exactly one signer"),
                of("an envelope that brings its own content", p -> p.attached = true, "something else"),
                of(
                        "an envelope that names no certificate",
                        p -> p.withoutCertificateReference = true,
                        "which certificate"),
                of("an envelope with open lengths (BER)", p -> p.indefiniteLengths = true, ""),
                named(
                        "signed by Mallory in Ada's name",
                        "Ada Løvelace",
                        p -> p.signerName = new X500Name("C=GB,O=Contoso Analytics Ltd,CN=Mallory")));
    }

    private static Attack of(String name, Bend bend, String says) {
        return Attack.of(
                "certificate: " + name,
                () -> {
                    TestPki pki = new TestPki();
                    bend.apply(pki);
                    return signed(pki);
                },
                says);
    }

    private static Attack named(String name, String claimed, Bend bend) {
        return Attack.of(
                "certificate: " + name,
                () -> {
                    TestPki pki = new TestPki();
                    bend.apply(pki);
                    var signer = new OutsideSigner(pki);
                    signer.name = claimed;
                    return SealedSample.finished(signer.signed(SealedSample.CERTIFIED, "party-1"));
                },
                "its certificate is for");
    }

    private static byte[] signed(TestPki pki) throws Exception {
        var signer = new OutsideSigner(pki);
        return SealedSample.finished(signer.signed(SealedSample.CERTIFIED, "party-1"));
    }

    static TrustAnchors anchors() throws Exception {
        return new TrustAnchors(new TestPki().anchors());
    }
}
