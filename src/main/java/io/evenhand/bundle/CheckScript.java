package io.evenhand.bundle;

import io.evenhand.signing.CertificateSubject;
import io.evenhand.signing.SignatureInside;
import java.util.Locale;

/** The commands by which anybody checks the signatures of a bundle with OpenSSL alone, one after the other. */
final class CheckScript {
    private static final String BEGINNING = """
            #!/bin/sh
            # Checks every signature and timestamp in this bundle with OpenSSL alone.
            # Run it in the folder that holds README.txt:   sh signatures/check.sh
            # It takes certificates/authorities.pem as trusted: compare that with what you have from elsewhere first.
            # Each signature is checked as of the moment that its timestamp names, for which signers' certificates were issued.
            failed=0
            work=$(mktemp -d) || exit 2
            trap 'rm -rf "$work"' EXIT

            # The bytes that a signature covers: all of its version of the document but the place of the signature itself.
            covered() { head -c "$2" "$1"; tail -c "+$3" "$1" | head -c "$4"; }
            say() { if [ "$1" = 0 ]; then echo "ok    $2"; else echo "FAIL  $2"; failed=1; fi; }

            """;
    private static final String END = """

            if [ "$failed" = 0 ]; then echo "All signatures and timestamps hold."; else echo "Not all hold."; fi
            exit $failed
            """;

    private final StringBuilder lines = new StringBuilder(BEGINNING);

    /** @param place of what was taken out of the document, without its ending */
    void add(String pdf, String place, SignatureInside signature) {
        lines.append("covered %s %d %d %d > \"$work/covered\"\n"
                .formatted(pdf, signature.holeStart(), signature.holeEnd() + 1, signature.end() - signature.holeEnd()));
        SignatureInside.Stamp stamp = signature.stamp();
        String at = stamp == null ? "" : " -attime " + stamp.at().getEpochSecond();
        if (signature.use() == SignatureInside.Use.TIMESTAMP) {
            timestamp(place, "\"$work/covered\"", at);
            say(pdf + ": timestamp over the document, " + moment(stamp));
            return;
        }
        lines.append("openssl cms -verify -binary -inform DER -in %s.p7s -content \"$work/covered\"".formatted(place))
                .append(" -CAfile certificates/authorities.pem -purpose any")
                .append(at)
                .append(" -out /dev/null 2> /dev/null\n");
        say(pdf + ": " + CertificateSubject.of(signature.certificate()).name());
        if (stamp != null) {
            timestamp(place, place + ".value", at);
            say(pdf + ": its timestamp, " + moment(stamp));
        }
    }

    private void timestamp(String place, String data, String at) {
        lines.append("openssl ts -verify -token_in -in %s.tst -data %s".formatted(place, data))
                .append(" -CAfile certificates/authorities.pem")
                .append(at)
                .append(" > /dev/null 2>&1\n");
    }

    private void say(String what) {
        // Names are somebody's, and must not become commands.
        lines.append("say $? '%s'\n".formatted(what.replaceAll("[\\p{Cntrl}\\p{Cf}']", "_")));
    }

    private static String moment(SignatureInside.@org.jspecify.annotations.Nullable Stamp stamp) {
        return stamp == null ? "" : stamp.at().toString().toUpperCase(Locale.ROOT);
    }

    String text() {
        return lines + END;
    }
}
