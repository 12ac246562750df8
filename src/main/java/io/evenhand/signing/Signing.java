package io.evenhand.signing;

import io.evenhand.document.DocumentHash;
import io.evenhand.signing.ValidationData.Withdrawals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;

/**
 * Certifies, signs and seals documents. Bytes in, bytes out: no document is stored, only which certificates were
 * issued and which documents to look at again; a repeated call gives another, equally good signature, and the caller keeps the first. Every signature is PAdES baseline-T and an incremental update: what went
 * in is a prefix of what comes out. Slow (a timestamp authority may be asked over the network): never call it within a
 * database transaction.
 *
 * <p>The order is: {@link #certify}, {@link #sign} for every field in whatever order the process decides, {@link #seal}. A
 * call out of this order is a bug and an {@link IllegalArgumentException}. {@link KeysUnavailableException} and
 * {@link TimestampUnavailableException} mean that nothing was signed; the latter is worth trying again.
 */
public final class Signing {
    /** The certification allows what comes after it to fill in prepared fields and sign, and nothing else. */
    private static final int FILLING_AND_SIGNING = 2;

    private static final int LONGEST_PURPOSE = 200;
    /** After so long a sealed document is looked at for the first time: its renewal may be due in years, or by a short certificate. */
    private static final Duration FIRST_LOOK = Duration.ofDays(30);

    private static final String CERTIFICATION_REASON = "Certified as issued, before the first signature";
    private static final String SEAL_REASON = "Sealed after the last signature";

    /** Attributes, the signature itself and a signer's short certificates. */
    private static final int SIGNATURE_BYTES = 4 * 1024;

    private final KeyVault vault;
    private final CertificateAuthority authority;
    private final PartnerCertificates partners;
    private final OutsideRevocations outside;
    private final CmsSignatures signatures;
    private final SealedDocuments sealed;
    private final RenewalPolicy renewal;
    private final int timestampBytes;
    private final Clock clock;
    private final PdfSigner pdfSigner = new PdfSigner();
    private final SignatureAppearance appearance = new SignatureAppearance();

    /** @param timestampBytes room for one timestamp */
    Signing(
            KeyVault vault,
            CertificateAuthority authority,
            PartnerCertificates partners,
            OutsideRevocations outside,
            TimestampAuthority timestamps,
            int timestampBytes,
            SealedDocuments sealed,
            RenewalPolicy renewal,
            Clock clock) {
        this.vault = vault;
        this.authority = authority;
        this.partners = partners;
        this.outside = outside;
        this.signatures = new CmsSignatures(timestamps);
        this.timestampBytes = timestampBytes;
        this.sealed = sealed;
        this.renewal = renewal;
        this.clock = clock;
    }

    /** The certificate that somebody who verifies our documents has to trust: that of the authority in use. */
    public X509Certificate trustAnchor() {
        return authority.certificate();
    }

    /** The authority in use and those before it, whose documents are still about. */
    public List<X509Certificate> trustAnchors() {
        return vault.certificates(KeyRole.AUTHORITY);
    }

    /**
     * Prepares a field for every party and certifies the document: from now on only these fields can be signed.
     *
     * @param pdf a tagged PDF without form fields
     * @param fields none for a document that only the system answers for, such as a statement
     */
    public byte[] certify(byte[] pdf, List<SignatureField> fields) {
        requireDistinct(fields);
        return bytes(() -> {
            byte[] prepared = FieldPreparation.addTo(pdf, fields);
            SigningIdentity identity = vault.current(KeyRole.CERTIFICATION);
            return pdfSigner.fill(
                    prepared,
                    FieldPreparation.CERTIFICATION,
                    PdfSigner.signature(commonName(identity.certificate()), CERTIFICATION_REASON, clock.instant()),
                    signatureBytes(Optional.empty()),
                    content -> signatures.sign(content, identity),
                    (document, widget, signature) -> certifyChanges(document, signature));
        });
    }

    /**
     * Signs one prepared field and shows in the box who signed, for whom and when. The certificate is the partner's own where it
     * has brought one ({@link PartnerCertificates}), else one issued to the person for this act.
     *
     * @param reason why the person signs, as verifiers show it
     * @param mark what the person put into the box with their own hand
     * @throws SigningRefusedException if the partner's own certificate is over or was withdrawn
     */
    public byte[] sign(byte[] pdf, String fieldName, Signatory signatory, String reason, SignatureMark mark) {
        if (SignatureField.RESERVED.contains(fieldName)) {
            throw new IllegalArgumentException("The field " + fieldName + " is not for a party");
        }
        Instant now = clock.instant();
        Optional<SigningIdentity> own = partners.identity(signatory.partnerId());
        Optional<Withdrawals> learnt = own.map(identity -> outside.requireNotWithdrawn(identity.chain()));
        return bytes(() -> appearance.lend(pen -> pdfSigner.fill(
                pdf,
                fieldName,
                PdfSigner.signature(signatory.name(), reason, now),
                signatureBytes(own),
                content -> signatures.sign(
                        content, own.orElseGet(() -> authority.issueTo(signatory, purpose(reason, fieldName)))),
                (document, widget, signature) -> {
                    widget.setAppearance(pen.draw(document, widget.getRectangle(), signatory, now, mark));
                    if (own.isPresent() && learnt.isPresent() && !learnt.get().isEmpty()) {
                        ValidationData.of(own.get().chain()).addTo(document, List.of(), learnt.get());
                    }
                })));
    }

    /**
     * Seals a document that every party has signed, adds what a verifier will need years later (certificates and revocation
     * list) and closes it with a timestamp over the whole: PAdES baseline-LTA.
     */
    public byte[] seal(byte[] pdf) {
        return bytes(() -> {
            SigningIdentity identity = vault.current(KeyRole.SEAL);
            byte[] signed = pdfSigner.fill(
                    pdf,
                    document -> requireReadyToSeal(PdfSigner.emptyFields(document)),
                    FieldPreparation.SEAL,
                    PdfSigner.signature(commonName(identity.certificate()), SEAL_REASON, clock.instant()),
                    signatureBytes(Optional.empty()),
                    content -> signatures.sign(content, identity),
                    (document, widget, signature) -> {});
            byte[] closed = pdfSigner.fill(
                    signed,
                    FieldPreparation.ARCHIVE_TIMESTAMP,
                    PdfSigner.documentTimestamp(),
                    timestampBytes,
                    signatures::timestamp,
                    (document, widget, signature) -> addValidationData(document));
            sealed.watch(DocumentHash.of(closed), clock.instant().plus(FIRST_LOOK));
            return closed;
        });
    }

    /**
     * Adds fresh validation data and another timestamp over the whole, before the last one can no longer be believed. What went in
     * is a prefix of what comes out.
     *
     * @param pdf a sealed document
     */
    public byte[] renew(byte[] pdf) {
        return bytes(() -> {
            try (PDDocument document = Loader.loadPDF(pdf)) {
                if (LastTimestamp.of(document).isEmpty()) {
                    throw new IllegalArgumentException("The document is not sealed");
                }
            }
            return pdfSigner.append(
                    pdf,
                    FieldPreparation.ARCHIVE_TIMESTAMP + "-"
                            + PublicAddresses.serial(
                                    BigInteger.valueOf(clock.instant().getEpochSecond())),
                    PdfSigner.documentTimestamp(),
                    timestampBytes,
                    signatures::timestamp,
                    (document, widget, signature) -> addValidationData(document));
        });
    }

    /** From when on a document wants {@link #renew}; nothing for one that is not sealed. */
    public Optional<Instant> renewalDueAt(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return LastTimestamp.of(document).map(renewal::dueAt);
        } catch (IOException notReadable) {
            return Optional.empty();
        }
    }

    private void addValidationData(PDDocument document) throws IOException {
        ValidationData data = ValidationData.of(document);
        data.addTo(
                document,
                authority.revocationLists(),
                outside.of(data.certificates(), vault.certificates(KeyRole.AUTHORITY)));
    }

    private int signatureBytes(Optional<SigningIdentity> own) {
        int chain = own.map(identity ->
                        identity.chain().stream().mapToInt(Signing::length).sum())
                .orElse(0);
        return SIGNATURE_BYTES + chain + timestampBytes;
    }

    private static int length(X509Certificate certificate) {
        try {
            return certificate.getEncoded().length;
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate that was read can be written", e);
        }
    }

    /** As the register of certificates keeps it. */
    private static String purpose(String reason, String fieldName) {
        String purpose = reason + " / " + fieldName;
        return purpose.length() <= LONGEST_PURPOSE ? purpose : purpose.substring(0, LONGEST_PURPOSE);
    }

    private static void requireReadyToSeal(List<String> emptyFields) {
        if (!emptyFields.contains(FieldPreparation.SEAL) || !emptyFields.contains(FieldPreparation.ARCHIVE_TIMESTAMP)) {
            throw new IllegalArgumentException("The document is not certified, or sealed already");
        }
        var unsigned = new HashSet<>(emptyFields);
        unsigned.removeAll(SignatureField.RESERVED);
        if (!unsigned.isEmpty()) {
            throw new IllegalArgumentException("Not everybody has signed yet: " + unsigned);
        }
    }

    private static void requireDistinct(List<SignatureField> fields) {
        if (fields.stream().map(SignatureField::name).distinct().count() != fields.size()) {
            throw new IllegalArgumentException("A document is signed in fields of different names");
        }
    }

    private static void certifyChanges(PDDocument document, PDSignature signature) {
        var parameters = new COSDictionary();
        parameters.setItem(COSName.TYPE, COSName.getPDFName("TransformParams"));
        parameters.setInt(COSName.P, FILLING_AND_SIGNING);
        parameters.setName(COSName.V, "1.2");
        parameters.setDirect(true);
        var reference = new COSDictionary();
        reference.setItem(COSName.TYPE, COSName.getPDFName("SigRef"));
        reference.setItem(COSName.getPDFName("TransformMethod"), COSName.DOCMDP);
        reference.setItem(COSName.getPDFName("TransformParams"), parameters);
        reference.setDirect(true);
        var references = new COSArray();
        references.add(reference);
        references.setDirect(true);
        signature.getCOSObject().setItem(COSName.getPDFName("Reference"), references);
        var permissions = new COSDictionary();
        permissions.setItem(COSName.DOCMDP, signature);
        permissions.setDirect(true);
        document.getDocumentCatalog().getCOSObject().setItem(COSName.PERMS, permissions);
    }

    private static String commonName(X509Certificate certificate) {
        return Objects.requireNonNull(CertificateSubject.of(certificate).name(), "our own certificates have a name");
    }

    private interface PdfWork {
        byte[] run() throws IOException;
    }

    /** Everything happens in memory: an I/O error means that the bytes are not the PDF that the caller says they are. */
    private static byte[] bytes(PdfWork work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new UncheckedIOException("The document to sign is not a readable PDF", e);
        }
    }
}
