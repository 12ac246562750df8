package io.evenhand.signing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.jspecify.annotations.Nullable;

/**
 * One signature or timestamp in a document of our own, taken out of it for those who keep records of it. Nothing is judged
 * here: whoever wants to know whether a document is what it seems asks for its verification.
 *
 * @param certificate of whoever signed; of the authority, where it is a timestamp over the document
 * @param certificates all that travel with it
 * @param envelope the signature itself: detached CMS, or the bare token of a timestamp, DER
 * @param holeStart the signature covers the bytes before this one
 * @param holeEnd and those from here
 * @param end up to this one: there the document ended when this was signed
 * @param value what a timestamp on the signature stamps; empty for a timestamp over the document
 * @param stamp when that was; null for a signature without timestamp
 */
@SuppressWarnings("ArrayRecordComponent") // bytes in, bytes out; nobody compares them
public record SignatureInside(
        String field,
        Use use,
        X509Certificate certificate,
        List<X509Certificate> certificates,
        byte[] envelope,
        int holeStart,
        int holeEnd,
        int end,
        byte[] value,
        @Nullable Stamp stamp) {
    private static final COSName TIMESTAMP = COSName.getPDFName("ETSI.RFC3161");

    public SignatureInside {
        certificates = List.copyOf(certificates);
    }

    /** What it is there for. */
    public enum Use {
        CERTIFICATION,
        PARTY,
        SEAL,
        TIMESTAMP
    }

    /** @param token RFC 3161, DER */
    @SuppressWarnings("ArrayRecordComponent")
    public record Stamp(Instant at, X509Certificate authority, byte[] token) {}

    /**
     * All that a document holds, in the order in which they were made.
     *
     * @throws IllegalArgumentException if it is not a document that was signed here
     */
    public static List<SignatureInside> of(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<SignatureInside> found = new ArrayList<>();
            for (PDSignatureField field : document.getSignatureFields()) {
                PDSignature signature = field.getSignature();
                if (signature != null) {
                    found.add(read(pdf, field.getFullyQualifiedName(), signature));
                }
            }
            found.sort(Comparator.comparingInt(SignatureInside::end));
            return List.copyOf(found);
        } catch (IOException | CMSException | TSPException | GeneralSecurityException e) {
            throw new IllegalArgumentException("The document does not hold signatures that were made here", e);
        }
    }

    /** Whether a field of this name is for a party to sign, and not for the system. */
    public static boolean isForAParty(String field) {
        return !SignatureField.RESERVED.contains(field);
    }

    /**
     * What a document carries about withdrawn certificates for those who verify it later.
     *
     * @param lists revocation lists, DER
     * @param answers about single certificates (OCSP), DER
     */
    public record RevocationData(List<byte[]> lists, List<byte[]> answers) {
        public RevocationData {
            lists = List.copyOf(lists);
            answers = List.copyOf(answers);
        }
    }

    /** Both are empty where the document carries none. */
    public static RevocationData revocationData(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            COSDictionary store =
                    document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.getPDFName("DSS"));
            return store == null
                    ? new RevocationData(List.of(), List.of())
                    : new RevocationData(streams(store, "CRLs"), streams(store, "OCSPs"));
        } catch (IOException e) {
            throw new UncheckedIOException("The document is not a readable PDF", e);
        }
    }

    private static List<byte[]> streams(COSDictionary store, String kind) throws IOException {
        COSArray kept = store.getCOSArray(COSName.getPDFName(kind));
        List<byte[]> found = new ArrayList<>();
        for (int i = 0; kept != null && i < kept.size(); i++) {
            if (kept.getObject(i) instanceof COSStream stream) {
                try (InputStream in = stream.createInputStream()) {
                    found.add(in.readAllBytes());
                }
            }
        }
        return found;
    }

    private static SignatureInside read(byte[] pdf, String field, PDSignature signature)
            throws IOException, CMSException, TSPException, GeneralSecurityException {
        int[] range = signature.getByteRange();
        byte[] envelope = trimmed(signature.getContents());
        var signed = new CMSSignedData(envelope);
        List<X509Certificate> certificates = certificates(signed);
        if (TIMESTAMP.equals(signature.getCOSObject().getCOSName(COSName.SUB_FILTER))) {
            Stamp stamp = stamp(signed, envelope);
            return new SignatureInside(
                    field,
                    Use.TIMESTAMP,
                    stamp.authority(),
                    certificates,
                    envelope,
                    range[1],
                    range[2],
                    range[2] + range[3],
                    new byte[0],
                    stamp);
        }
        SignerInformation signer =
                signed.getSignerInfos().getSigners().iterator().next();
        return new SignatureInside(
                field,
                use(field),
                signerOf(signed, signer),
                certificates,
                envelope,
                range[1],
                range[2],
                range[2] + range[3],
                signer.getSignature(),
                stampOn(signer));
    }

    private static Use use(String field) {
        if (field.equals(FieldPreparation.CERTIFICATION)) {
            return Use.CERTIFICATION;
        }
        return field.equals(FieldPreparation.SEAL) ? Use.SEAL : Use.PARTY;
    }

    private static @Nullable Stamp stampOn(SignerInformation signer)
            throws CMSException, IOException, TSPException, GeneralSecurityException {
        var unsigned = signer.getUnsignedAttributes();
        Attribute attribute =
                unsigned == null ? null : unsigned.get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
        if (attribute == null) {
            return null;
        }
        byte[] token =
                attribute.getAttrValues().getObjectAt(0).toASN1Primitive().getEncoded("DER");
        return stamp(new CMSSignedData(token), token);
    }

    private static Stamp stamp(CMSSignedData signed, byte[] token)
            throws TSPException, IOException, CMSException, GeneralSecurityException {
        return new Stamp(
                new TimeStampToken(signed).getTimeStampInfo().getGenTime().toInstant(),
                signerOf(signed, signed.getSignerInfos().getSigners().iterator().next()),
                token);
    }

    @SuppressWarnings("unchecked") // the library's selector selects certificates
    private static X509Certificate signerOf(CMSSignedData signed, SignerInformation signer)
            throws GeneralSecurityException {
        var matches = signed.getCertificates().getMatches(signer.getSID());
        if (matches.isEmpty()) {
            throw new GeneralSecurityException("the signature does not carry its certificate");
        }
        return converted((X509CertificateHolder) matches.iterator().next());
    }

    private static List<X509Certificate> certificates(CMSSignedData signed) throws GeneralSecurityException {
        List<X509Certificate> all = new ArrayList<>();
        for (X509CertificateHolder certificate : signed.getCertificates().getMatches(null)) {
            all.add(converted(certificate));
        }
        return all;
    }

    private static X509Certificate converted(X509CertificateHolder certificate) throws GeneralSecurityException {
        return new JcaX509CertificateConverter().getCertificate(certificate);
    }

    /** Without the zeros that fill up the room kept for it. */
    private static byte[] trimmed(byte[] contents) throws IOException {
        try (var in = new ASN1InputStream(contents)) {
            byte[] envelope = in.readObject().getEncoded();
            return Arrays.equals(envelope, 0, envelope.length, contents, 0, envelope.length)
                    ? envelope
                    : Arrays.copyOf(contents, contents.length);
        }
    }
}
