package io.evenhand.verification;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report as nested names and values, in the order in which they are written. */
final class ReportJson {
    private ReportJson() {}

    static Map<String, @Nullable Object> of(VerificationReport report) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("file", report.fileName());
        object.put("verdict", report.verdict().code());
        object.put(
                "signatures", report.signatures().stream().map(ReportJson::of).toList());
        object.put("findings", report.findings().stream().map(ReportJson::of).toList());
        return object;
    }

    static Map<String, @Nullable Object> of(EvidenceReport report) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("evidence", report.fileName());
        object.put("agreement", report.agreement());
        object.put("agrees", report.agrees());
        object.put("documents", report.documents());
        object.put("findings", report.findings().stream().map(ReportJson::of).toList());
        return object;
    }

    static Map<String, @Nullable Object> of(CheckedTogether checked) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("files", checked.files().stream().map(ReportJson::of).toList());
        object.put("evidence", checked.evidence().stream().map(ReportJson::of).toList());
        return object;
    }

    private static Map<String, @Nullable Object> of(SignatureSummary signature) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("field", signature.field());
        object.put("kind", signature.kind().code());
        object.put("signer", signature.signer());
        object.put("organisation", signature.organisation());
        object.put("signedAt", text(signature.signedAt()));
        object.put("level", signature.level());
        object.put("intact", signature.intact());
        object.put("trusted", signature.trusted());
        object.put("coversWholeDocument", signature.coversWholeDocument());
        Timestamp timestamp = signature.timestamp();
        object.put("timestampAuthority", timestamp == null ? null : timestamp.authority());
        object.put("ownClock", timestamp == null ? null : timestamp.ownClock());
        object.put("revocation", of(signature.withdrawal()));
        object.put("claimedPurpose", signature.purpose());
        object.put("changed", signature.did());
        return object;
    }

    private static Map<String, @Nullable Object> of(Withdrawal withdrawal) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("status", withdrawal.status().code());
        object.put("asOf", text(withdrawal.asOf()));
        object.put("revokedAt", text(withdrawal.withdrawnAt()));
        return object;
    }

    private static Map<String, @Nullable Object> of(Finding finding) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("check", finding.check());
        object.put("outcome", finding.outcome().code());
        object.put("text", finding.text());
        return object;
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
