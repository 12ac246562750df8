package io.evenhand.settlement.revenue;

import io.evenhand.digest.Sha256;
import io.evenhand.settlement.split.RevenueLine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** SHA-256 of names, lines and reports, as 64 lower-case hexadecimal digits. */
final class Fingerprints {
    private Fingerprints() {}

    static String of(String text) {
        return Sha256.of(text);
    }

    /** Of all that a line says. */
    static String of(RevenueLine line) {
        StringBuilder text = new StringBuilder();
        field(text, line.id());
        field(text, line.kind().name());
        field(text, line.revenue().name());
        field(text, line.occurrence().name());
        field(text, line.dealId());
        field(text, line.streamId() == null ? "" : line.streamId());
        field(text, line.orderedOn().toString());
        field(text, line.countedOn().toString());
        field(text, line.gross().toString());
        line.deductions().forEach((kind, amount) -> field(text, kind + " " + amount));
        field(text, line.refundOf() == null ? "" : line.refundOf());
        field(text, line.rate() == null ? "" : line.rate().toString());
        return of(text.toString());
    }

    /** Of what is attested: for which agreement and period, and every line in its order. */
    static final class OfReport {
        private final MessageDigest digest = Sha256.begin();

        OfReport(String agreementId, String period) {
            add(agreementId);
            add(period);
        }

        void add(String field) {
            StringBuilder text = new StringBuilder();
            field(text, field);
            digest.update(text.toString().getBytes(StandardCharsets.UTF_8));
        }

        /** Once, in the end. */
        String hash() {
            return Sha256.hex(digest.digest());
        }
    }

    /** With its length before it, so that no two lists of fields read alike. */
    private static void field(StringBuilder text, String field) {
        text.append(field.length()).append(':').append(field).append('\n');
    }
}
