package io.evenhand.verification;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SubIndication;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.pdf.modifications.DefaultPdfDifferencesFinder;
import eu.europa.esig.dss.pdf.modifications.PdfObjectModifications;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.reports.Reports;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether trusted authorities vouch for the signers: certificates, revocation and timestamps by the rules of ETSI EN 319
 * 102-1, as the European Commission's library applies them. Offline: what is not in the document is not fetched.
 */
final class Trust {
    /** @param reason why not, in a clause for people; absent if trusted */
    record Judgement(
            boolean trusted, String level, @Nullable String reason) {}

    private Trust() {}

    /** Judges an intact document; the result is by field name. */
    static Map<String, Judgement> judge(byte[] file, TrustAnchors anchors, Instant now) {
        Reports reports = validator(file, anchors, now).validateDocument();
        SimpleReport report = reports.getSimpleReport();
        var judgements = new HashMap<String, Judgement>();
        for (var signature : reports.getDiagnosticData().getSignatures()) {
            String level = report.getSignatureFormat(signature.getId()).toString();
            judgements.put(signature.getFirstFieldName(), judgement(report, signature.getId(), level));
            for (var timestamp : report.getSignatureTimestamps(signature.getId())) {
                var wrapper = reports.getDiagnosticData().getTimestampById(timestamp.getId());
                if (wrapper.getType().isDocumentTimestamp()) {
                    judgements.put(
                            wrapper.getFirstFieldName(),
                            judgement(timestamp.getIndication(), timestamp.getSubIndication(), ""));
                }
            }
        }
        return judgements;
    }

    private static PDFDocumentValidator validator(byte[] file, TrustAnchors anchors, Instant now) {
        var trusted = new CommonTrustedCertificateSource();
        anchors.certificates().forEach(certificate -> trusted.addCertificate(new CertificateToken(certificate)));
        // "true" leaves out everything that would go online: issuers, revocation lists, responders.
        var verifier = new CommonCertificateVerifier(true);
        verifier.setTrustedCertSources(trusted);

        var pages = new DefaultPdfDifferencesFinder();
        pages.setMaximalPagesAmountForVisualComparison(0);
        var factory = new PdfBoxNativeObjectFactory();
        factory.setPdfDifferencesFinder(pages);
        // RevisionChanges has compared every object already, and more strictly.
        factory.setPdfObjectModificationsFinder((before, after) -> new PdfObjectModifications());

        var validator = new PDFDocumentValidator(new InMemoryDocument(file));
        validator.setPdfObjFactory(factory);
        validator.setCertificateVerifier(verifier);
        validator.setValidationTime(Date.from(now));
        validator.setEnableEtsiValidationReport(false);
        return validator;
    }

    private static Judgement judgement(SimpleReport report, String id, String level) {
        return judgement(report.getIndication(id), report.getSubIndication(id), level);
    }

    private static Judgement judgement(Indication indication, @Nullable SubIndication why, String level) {
        boolean trusted = indication == Indication.TOTAL_PASSED || indication == Indication.PASSED;
        return new Judgement(trusted, level, trusted ? null : reason(why));
    }

    private static String reason(@Nullable SubIndication why) {
        if (why == null) {
            return "no reason was given";
        }
        return switch (why) {
            case NO_CERTIFICATE_CHAIN_FOUND, NO_CERTIFICATE_CHAIN_FOUND_NO_POE, NO_SIGNING_CERTIFICATE_FOUND ->
                "no authority that you trust issued the certificate";
            case REVOKED, REVOKED_NO_POE, REVOKED_CA_NO_POE -> "the certificate was withdrawn";
            case EXPIRED, OUT_OF_BOUNDS_NO_POE, OUT_OF_BOUNDS_NOT_REVOKED, REVOCATION_OUT_OF_BOUNDS_NO_POE ->
                "the certificate was not in force at the time";
            case NOT_YET_VALID -> "the certificate was not yet in force at the time";
            case TRY_LATER -> "nothing in the document says whether the certificate was withdrawn";
            case CRYPTO_CONSTRAINTS_FAILURE, CRYPTO_CONSTRAINTS_FAILURE_NO_POE ->
                "its cryptography is no longer considered strong";
            case TIMESTAMP_ORDER_FAILURE -> "its timestamps are not in a possible order";
            default -> "it does not follow the rules (" + why + ")";
        };
    }
}
