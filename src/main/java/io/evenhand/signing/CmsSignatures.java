package io.evenhand.signing;

import java.io.IOException;
import java.io.InputStream;
import java.security.cert.CertificateEncodingException;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** The cryptographic envelope of a PAdES baseline-T signature (ETSI EN 319 142-1): detached CMS with a timestamp on it. */
final class CmsSignatures {
    static final AlgorithmIdentifier SHA256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);

    private final TimestampAuthority timestamps;

    CmsSignatures(TimestampAuthority timestamps) {
        this.timestamps = timestamps;
    }

    byte[] sign(InputStream content, SigningIdentity identity) throws IOException {
        try {
            var generator = new CMSSignedDataGenerator();
            var signer = new SignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build());
            signer.setSignedAttributeGenerator(signedAttributes(identity));
            generator.addSignerInfoGenerator(
                    signer.build(identity.contentSigner(), new JcaX509CertificateHolder(identity.certificate())));
            generator.addCertificates(new JcaCertStore(identity.chain()));
            CMSSignedData signed = generator.generate(new CMSProcessableByteArray(content.readAllBytes()), false);
            return withTimestamp(signed).getEncoded("DER");
        } catch (CMSException | OperatorCreationException | CertificateEncodingException e) {
            throw new IllegalStateException("A signature could not be put together", e);
        }
    }

    /** A PDF document timestamp is a bare RFC 3161 token over the document. */
    byte[] timestamp(InputStream content) throws IOException {
        return timestamps
                .timestamp(SignatureScheme.sha256(content.readAllBytes()))
                .getEncoded("DER");
    }

    private static DefaultSignedAttributeTableGenerator signedAttributes(SigningIdentity identity)
            throws CertificateEncodingException {
        byte[] certificateHash = SignatureScheme.sha256(identity.certificate().getEncoded());
        var attributes = new ASN1EncodableVector();
        attributes.add(new Attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new DERSet(new SigningCertificateV2(new ESSCertIDv2(certificateHash)))));
        return new DefaultSignedAttributeTableGenerator(new AttributeTable(attributes)) {
            @Override
            @SuppressWarnings("rawtypes") // as the library declares it
            public AttributeTable getAttributes(java.util.Map parameters) {
                // PAdES forbids this attribute: the claimed time is in the signature dictionary.
                return super.getAttributes(parameters).remove(CMSAttributes.signingTime);
            }
        };
    }

    private CMSSignedData withTimestamp(CMSSignedData signed) throws IOException {
        SignerInformation signer =
                signed.getSignerInfos().getSigners().iterator().next();
        byte[] token = timestamps
                .timestamp(SignatureScheme.sha256(signer.getSignature()))
                .getEncoded("DER");
        var unsigned = new AttributeTable(new Attribute(
                PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, new DERSet(ASN1Primitive.fromByteArray(token))));
        return CMSSignedData.replaceSigners(
                signed,
                new SignerInformationStore(List.of(SignerInformation.replaceUnsignedAttributes(signer, unsigned))));
    }
}
