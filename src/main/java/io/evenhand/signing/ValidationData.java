package io.evenhand.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;

/**
 * The certificates, revocation lists and answers about withdrawals that the signatures in a document rest on, so that it can be
 * verified when nobody who issued them answers any more: the document security store of ISO 32000-2, 12.8.4.3. There is no
 * part for each signature (VRI): ETSI EN 319 142-1 advises against it, and no verifier that we know needs it.
 */
final class ValidationData {
    private static final COSName DSS = COSName.getPDFName("DSS");

    private final List<X509Certificate> certificates;

    private ValidationData(Collection<X509Certificate> certificates) {
        this.certificates = List.copyOf(certificates);
    }

    /** What tells of withdrawals. */
    record Withdrawals(List<byte[]> lists, List<byte[]> answers, List<X509Certificate> certificates) {
        boolean isEmpty() {
            return lists.isEmpty() && answers.isEmpty();
        }
    }

    /** These certificates, of a signature that is only being made. */
    static ValidationData of(List<X509Certificate> certificates) {
        return new ValidationData(certificates);
    }

    /** The certificates in all signatures and timestamps of the document, each once. */
    static ValidationData of(PDDocument document) throws IOException {
        Map<String, X509Certificate> certificates = new LinkedHashMap<>();
        try {
            for (PDSignature signature : document.getSignatureDictionaries()) {
                byte[] contents = signature.getContents();
                // The one that is being made has only its place yet.
                if (contents.length > 0 && contents[0] != 0) {
                    collect(new CMSSignedData(contents), certificates);
                }
            }
            return new ValidationData(certificates.values());
        } catch (CMSException | GeneralSecurityException e) {
            throw new IOException("A signature in the document is damaged", e);
        }
    }

    List<X509Certificate> certificates() {
        return certificates;
    }

    /** Adds to what is in the store already; what is there stays, and nothing is put in twice. */
    void addTo(PDDocument document, List<X509CRL> lists, Withdrawals outside) throws IOException {
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        COSDictionary former = catalog.getCOSDictionary(DSS);
        var store = new COSDictionary();
        if (former != null) {
            store.addAll(former);
        }
        store.setItem(COSName.TYPE, DSS);
        try {
            for (X509Certificate certificate : certificates) {
                put(document, store, "Certs", certificate.getEncoded());
            }
            for (X509Certificate certificate : outside.certificates()) {
                put(document, store, "Certs", certificate.getEncoded());
            }
            for (X509CRL list : lists) {
                put(document, store, "CRLs", list.getEncoded());
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("A certificate cannot be written", e);
        }
        for (byte[] list : outside.lists()) {
            put(document, store, "CRLs", list);
        }
        for (byte[] answer : outside.answers()) {
            put(document, store, "OCSPs", answer);
        }
        catalog.setItem(DSS, store);
        catalog.setNeedToBeUpdated(true);
    }

    private static void put(PDDocument document, COSDictionary store, String name, byte[] content) throws IOException {
        COSArray former = store.getCOSArray(COSName.getPDFName(name));
        var array = new COSArray();
        if (former != null) {
            for (int i = 0; i < former.size(); i++) {
                COSBase stream = former.getObject(i);
                if (stream instanceof COSStream present && Arrays.equals(bytes(present), content)) {
                    return;
                }
                array.add(former.get(i));
            }
        }
        array.add(new PDStream(document, new ByteArrayInputStream(content), COSName.FLATE_DECODE).getCOSObject());
        store.setItem(name, array);
    }

    private static byte[] bytes(COSStream stream) throws IOException {
        try (var in = stream.createInputStream()) {
            return in.readAllBytes();
        }
    }

    private static void collect(CMSSignedData signed, Map<String, X509Certificate> into)
            throws IOException, CMSException, GeneralSecurityException {
        for (X509CertificateHolder certificate : signed.getCertificates().getMatches(null)) {
            String key = certificate.getIssuer() + "/" + certificate.getSerialNumber();
            if (!into.containsKey(key)) {
                into.put(key, new JcaX509CertificateConverter().getCertificate(certificate));
            }
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
