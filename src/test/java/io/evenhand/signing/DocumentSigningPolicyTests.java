package io.evenhand.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves which certificates and keys sign documents, and are believed. */
@Execution(ExecutionMode.CONCURRENT)
class DocumentSigningPolicyTests {
    private static final OutsideAuthority OUTSIDE = new OutsideAuthority(Instant.parse("2026-11-24T12:00:00Z"));

    @ParameterizedTest
    @CsvSource({
        "1.3.6.1.5.5.7.3.36, true", // signing documents
        "1.3.6.1.5.5.7.3.4, true", // mail
        "2.5.29.37.0, true", // any
        "1.3.6.1.4.1.311.10.3.12, true", // Microsoft's signing of documents
        "1.2.840.113583.1.1.5, true", // Adobe's
        "1.3.6.1.5.5.7.3.2 1.3.6.1.5.5.7.3.4, true", // client and mail
        "1.3.6.1.5.5.7.3.1, false", // server
        "1.3.6.1.5.5.7.3.2, false", // client
        "1.3.6.1.5.5.7.3.1 1.3.6.1.5.5.7.3.2, false", // server and client
        "1.3.6.1.5.5.7.3.3, false", // code
        "1.3.6.1.5.5.7.3.8, false", // timestamps
        "1.3.6.1.5.5.7.3.8 1.3.6.1.5.5.7.3.9, false", // timestamps and answers about withdrawals
        "1.3.6.1.5.5.7.3.17, false" // tunnels
    })
    void whereACertificateListsPurposesSigningMustBeAmongThem(String purposes, boolean fit) {
        KeyPurposeId[] ids = Arrays.stream(purposes.split(" "))
                .map(id -> KeyPurposeId.getInstance(new ASN1ObjectIdentifier(id)))
                .toArray(KeyPurposeId[]::new);
        assertThat(DocumentSigningPolicy.isForDocuments(
                        OUTSIDE.wanted().purpose(ids).issued()))
                .isEqualTo(fit);
    }

    @Test
    void usageMustBeSigningAndNotIssuing() {
        assertThat(DocumentSigningPolicy.isForDocuments(OUTSIDE.wanted().issued()))
                .isTrue();
        assertThat(DocumentSigningPolicy.isForDocuments(
                        OUTSIDE.wanted().usage(KeyUsage.keyEncipherment).issued()))
                .isFalse();
        assertThat(DocumentSigningPolicy.isForDocuments(
                        OUTSIDE.wanted().usage(0).issued()))
                .isFalse();
        assertThat(DocumentSigningPolicy.isForDocuments(OUTSIDE.wanted()
                        .authority()
                        .usage(KeyUsage.digitalSignature)
                        .issued()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2048, 65537, ", "8192, 65537, ", "2047, 65537, too short", "8193, 65537, longer than", "3072, 3, 65537"
    })
    void rsaKeysAreNeitherShortNorEndlessNorOfASmallExponent(int bits, int exponent, String why) throws Exception {
        assertThat(DocumentSigningPolicy.weakness(OUTSIDE.wanted().issued().getPublicKey()))
                .isNull();
        String weakness = DocumentSigningPolicy.weakness(rsa(bits, BigInteger.valueOf(exponent)));
        if (why == null) {
            assertThat(weakness).isNull();
        } else {
            assertThat(weakness).contains(why);
        }
    }

    private static PublicKey rsa(int bits, BigInteger exponent) throws Exception {
        BigInteger modulus =
                new BigInteger(bits, new Random(bits)).setBit(bits - 1).setBit(0);
        return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
    }
}
