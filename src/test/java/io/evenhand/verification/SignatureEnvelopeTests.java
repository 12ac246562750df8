package io.evenhand.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.signing.SignatureInside;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;

/** Proves that an envelope may write one and the same digest in either of the two ways in which it is written, and name no other. */
class SignatureEnvelopeTests {
    @Test
    void aDigestWithNullParametersAndOneWithoutAreTheSame() throws Exception {
        for (AlgorithmIdentifier written : new AlgorithmIdentifier[] {
            new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256),
            new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE)
        }) {
            assertThat(opened(written).certificate()).isEqualTo(signature().certificate());
        }
    }

    @Test
    void anotherDigestOrOneWithParametersContradictsWhatIsSigned() {
        for (AlgorithmIdentifier written : new AlgorithmIdentifier[] {
            new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha512),
            new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, new DEROctetString(new byte[8]))
        }) {
            assertThatThrownBy(() -> opened(written))
                    .isInstanceOf(SignatureEnvelope.Broken.class)
                    .hasMessageContaining("contradict");
        }
    }

    private static SignatureInside signature() {
        return SignatureInside.of(SealedSample.SEALED).get(1);
    }

    private static SignatureEnvelope opened(ASN1Encodable digest) throws Exception {
        SignatureInside signature = signature();
        ContentInfo info = ContentInfo.getInstance(signature.envelope());
        SignedData signed = SignedData.getInstance(info.getContent());
        var written = new SignedData(
                new DERSet(digest),
                signed.getEncapContentInfo(),
                signed.getCertificates(),
                signed.getCRLs(),
                signed.getSignerInfos());
        var range = SignedRange.of(
                SealedSample.SEALED,
                new int[] {0, signature.holeStart(), signature.holeEnd(), signature.end() - signature.holeEnd()});
        return SignatureEnvelope.ofSignature(new ContentInfo(info.getContentType(), written).getEncoded("DER"), range);
    }
}
