package io.evenhand.bundle;

import io.evenhand.signing.CertificateSubject;
import io.evenhand.signing.SignatureInside;
import java.util.Arrays;
import java.util.List;

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
            # The place of the signature holds what was taken out of it, as hexadecimal digits, and then zeros alone.
            holds() {
              tail -c "+$2" "$1" | head -c "$3" | tr -d '<> \\n\\r' | tr A-F a-f > "$work/place"
              od -An -v -tx1 "$4" | tr -d ' \\n' > "$work/taken"
              length=$(($(wc -c < "$work/taken")))
              head -c "$length" "$work/place" | cmp -s - "$work/taken" &&
                [ -z "$(tail -c "+$((length + 1))" "$work/place" | tr -d 0)" ]
            }
            # A part of a signature that lies beside it is that part.
            part() { tail -c "+$2" "$1" | head -c "$3" | cmp -s - "$4"; }
            ends() { [ "$(($(wc -c < "$1")))" -eq "$2" ]; }
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
        boolean closing = signature.use() == SignatureInside.Use.TIMESTAMP;
        lines.append("holds %s %d %d %s.%s &&\n"
                .formatted(
                        pdf,
                        signature.holeStart() + 1,
                        signature.holeEnd() - signature.holeStart(),
                        place,
                        closing ? "tst" : "p7s"));
        if (closing) {
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
            part(place, "value", signature.envelope(), signature.value());
            part(place, "tst", signature.envelope(), stamp.token());
            timestamp(place, place + ".value", at);
            say(pdf + ": its timestamp, " + moment(stamp));
        }
    }

    /** Nothing follows the last signature: what no signature covers could say anything. */
    void end(String pdf, List<SignatureInside> signatures) {
        if (!signatures.isEmpty()) {
            lines.append("ends %s %d\n".formatted(pdf, signatures.getLast().end()));
            say(pdf + ": ends with its last signature");
        }
    }

    private void part(String place, String ending, byte[] envelope, byte[] content) {
        int begin = begin(envelope, content);
        if (begin < 0) {
            // Some write timestamps in an encoding of their own, which is another in the file that OpenSSL reads.
            lines.append("# %s.%s is encoded otherwise in %s.p7s and was not compared with it.\n"
                    .formatted(place, ending, place));
            return;
        }
        lines.append("part %s.p7s %d %d %s.%s &&\n".formatted(place, begin + 1, content.length, place, ending));
    }

    private static int begin(byte[] whole, byte[] content) {
        for (int i = 0; i + content.length <= whole.length; i++) {
            if (Arrays.equals(whole, i, i + content.length, content, 0, content.length)) {
                return i;
            }
        }
        return -1;
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
        return stamp == null ? "" : stamp.at().toString();
    }

    String text() {
        return lines + END;
    }
}
