package io.evenhand.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;

/**
 * The certificates and the revocation list that the signatures in a document rest on, so that it can be verified when
 * nobody who issued them answers any more: the document security store of ISO 32000-2, 12.8.4.3.
 */
final class ValidationData {
    private static final COSName DSS = COSName.getPDFName("DSS");

    private final Collection<byte[]> certificates;
    private final byte[] revocationList;

    private ValidationData(Collection<byte[]> certificates, byte[] revocationList) {
        this.certificates = certificates;
        this.revocationList = revocationList;
    }

    static ValidationData of(PDDocument document, X509CRL revocationList) throws IOException {
        Map<String, byte[]> certificates = new LinkedHashMap<>();
        try {
            for (PDSignature signature : document.getSignatureDictionaries()) {
                if (!COSName.DOC_TIME_STAMP.equals(signature.getCOSObject().getCOSName(COSName.TYPE))) {
                    collect(new CMSSignedData(signature.getContents()), certificates);
                }
            }
            return new ValidationData(certificates.values(), revocationList.getEncoded());
        } catch (CMSException | CRLException e) {
            throw new IOException("A signature in the document is damaged", e);
        }
    }

    void addTo(PDDocument document) throws IOException {
        var store = new COSDictionary();
        store.setItem(COSName.TYPE, DSS);
        store.setItem("Certs", streams(document, certificates));
        store.setItem("CRLs", streams(document, List.of(revocationList)));
        document.getDocumentCatalog().getCOSObject().setItem(DSS, store);
    }

    private static COSArray streams(PDDocument document, Collection<byte[]> contents) throws IOException {
        var array = new COSArray();
        for (byte[] content : contents) {
            array.add(new PDStream(document, new ByteArrayInputStream(content), COSName.FLATE_DECODE));
        }
        return array;
    }

    private static void collect(CMSSignedData signed, Map<String, byte[]> into) throws IOException, CMSException {
        for (X509CertificateHolder certificate : signed.getCertificates().getMatches(null)) {
            into.putIfAbsent(certificate.getIssuer() + "/" + certificate.getSerialNumber(), certificate.getEncoded());
        }
        for (SignerInformation signer : signed.getSignerInfos()) {
            var unsigned = signer.getUnsignedAttributes();
            Attribute token =
                    unsigned == null ? null : unsigned.get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
            if (token != null) {
                for (ASN1Encodable value : token.getAttributeValues()) {
                    collect(new CMSSignedData(value.toASN1Primitive().getEncoded()), into);
                }
            }
        }
    }
}
