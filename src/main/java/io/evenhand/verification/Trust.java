package io.evenhand.verification;

import eu.europa.esig.dss.diagnostic.CertificateWrapper;
import eu.europa.esig.dss.enumerations.CertificateStatus;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SubIndication;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.pdf.modifications.DefaultPdfDifferencesFinder;
import eu.europa.esig.dss.pdf.modifications.PdfObjectModifications;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.reports.Reports;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether trusted authorities vouch for the signers: certificates, revocation and timestamps by the rules of ETSI EN 319
 * 102-1, as the European Commission's library applies them. Offline: what is not in the document is not fetched.
 */
final class Trust {
    /** @param reason why not, in a clause for people; absent if trusted */
    record Judgement(
            boolean trusted, String level, @Nullable String reason, Withdrawal withdrawal) {
        /** The same, refused for a reason of our own. */
        Judgement refused(String because) {
            return trusted ? overruled(because) : this;
        }

        /** Refused for a reason that says more than the library's. */
        Judgement overruled(String because) {
            return new Judgement(false, level, because, withdrawal);
        }
    }

    /** @param certificates every certificate that the document carries */
    record Judgements(Map<String, Judgement> byField, List<X509Certificate> certificates) {
        static final Judgements NONE = new Judgements(Map.of(), List.of());
    }

    private Trust() {}

    /** Judges an intact document; the result is by field name. */
    static Judgements judge(byte[] file, TrustAnchors anchors, Instant now) {
        PDFDocumentValidator validator = validator(file, anchors, now);
        Reports reports = validator.validateDocument();
        SimpleReport report = reports.getSimpleReport();
        var judgements = new HashMap<String, Judgement>();
        for (var signature : reports.getDiagnosticData().getSignatures()) {
            String level = report.getSignatureFormat(signature.getId()).toString();
            Instant at = instant(report.getBestSignatureTime(signature.getId()));
            Withdrawal withdrawal = withdrawal(signature.getSigningCertificate(), at);
            judgements.put(signature.getFirstFieldName(), judgement(report, signature.getId(), level, withdrawal));
            for (var timestamp : report.getSignatureTimestamps(signature.getId())) {
                var wrapper = reports.getDiagnosticData().getTimestampById(timestamp.getId());
                if (wrapper.getType().isDocumentTimestamp()) {
                    judgements.put(
                            wrapper.getFirstFieldName(),
                            judgement(
                                    timestamp.getIndication(),
                                    timestamp.getSubIndication(),
                                    "",
                                    withdrawal(wrapper.getSigningCertificate(), instant(wrapper.getProductionTime()))));
                }
            }
        }
        var certificates = reports.getDiagnosticData().getUsedCertificates().stream()
                .map(CertificateWrapper::getBinaries)
                .filter(Objects::nonNull)
                .map(DSSUtils::loadCertificate)
                .map(CertificateToken::getCertificate)
                .toList();
        return new Judgements(judgements, certificates);
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    /**
     * The worst of what the document's lists and answers say; of several that say the same, the latest. Only what an authority signed that
     * is trusted says anything: whoever adds to a document can add a list of their own.
     */
    private static Withdrawal withdrawal(@Nullable CertificateWrapper certificate, @Nullable Instant signedAt) {
        Withdrawal found = Withdrawal.UNKNOWN;
        if (certificate == null) {
            return found;
        }
        for (var revocation : certificate.getCertificateRevocationData()) {
            if (!revocation.isSignatureIntact() || !revocation.isSignatureValid() || !revocation.isTrustedChain()) {
                continue;
            }
            Instant asOf = instant(revocation.getThisUpdate());
            if (revocation.getStatus() == CertificateStatus.GOOD) {
                boolean latest = found.asOf() == null || asOf != null && asOf.isAfter(found.asOf());
                found = latest ? new Withdrawal(Withdrawal.Status.GOOD, asOf, null) : found;
            } else if (revocation.getStatus() == CertificateStatus.REVOKED) {
                Instant since = instant(revocation.getRevocationDate());
                boolean later = signedAt != null && since != null && since.isAfter(signedAt);
                return new Withdrawal(
                        later ? Withdrawal.Status.WITHDRAWN_LATER : Withdrawal.Status.WITHDRAWN, asOf, since);
            }
        }
        return found;
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

    private static Judgement judgement(SimpleReport report, String id, String level, Withdrawal withdrawal) {
        return judgement(report.getIndication(id), report.getSubIndication(id), level, withdrawal);
    }

    private static Judgement judgement(
            Indication indication, @Nullable SubIndication why, String level, Withdrawal withdrawal) {
        boolean trusted = indication == Indication.TOTAL_PASSED || indication == Indication.PASSED;
        if (trusted && withdrawal.status() == Withdrawal.Status.WITHDRAWN) {
            return new Judgement(false, level, "the certificate was withdrawn", withdrawal);
        }
        boolean silent = withdrawal.status() == Withdrawal.Status.UNKNOWN
                && (why == SubIndication.CERTIFICATE_CHAIN_GENERAL_FAILURE || why == SubIndication.TRY_LATER);
        String reason = silent ? reason(SubIndication.TRY_LATER) : reason(why);
        return new Judgement(trusted, level, trusted ? null : reason, withdrawal);
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
            case CERTIFICATE_CHAIN_GENERAL_FAILURE, CHAIN_CONSTRAINTS_FAILURE ->
                "the certificate does not keep to the rules of those who issued it";
            case TRY_LATER -> "nothing in the document says whether the certificate was withdrawn";
            case CRYPTO_CONSTRAINTS_FAILURE, CRYPTO_CONSTRAINTS_FAILURE_NO_POE ->
                "its cryptography is no longer considered strong";
            case TIMESTAMP_ORDER_FAILURE -> "its timestamps are not in a possible order";
            default -> "it does not follow the rules (" + why + ")";
        };
    }
}
