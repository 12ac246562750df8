package io.evenhand.evidence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, as it goes into the evidence.
 *
 * @param onceKey tells this happening from all others of its agreement, so that a step that is repeated records it once
 * @param signatureId which signature it is about; null if it is about the document as a whole
 * @param personId who did it; null if the system did, or somebody of whom it is not known who they are
 * @param facts what else is kept, by a {@link Fact}
 */
public record Happening(
        String onceKey,
        EvidenceKind kind,
        String agreementId,
        @Nullable String signatureId,
        @Nullable String personId,
        String name,
        String organisation,
        Map<Fact, String> facts) {
    public Happening {
        facts = Map.copyOf(facts);
    }

    /** What can be kept of a happening. */
    public enum Fact {
        /** SHA-256 of the document as it was shown, 64 hex digits. */
        SHOWN_SHA256,
        /** SHA-256 of the document that resulted, 64 hex digits. */
        RESULT_SHA256,
        /** How many pages were shown. */
        PAGES,
        /** The words the signer agreed to, in full. */
        CONSENT,
        /** Network address the request came from. */
        ADDRESS,
        /** What the browser called itself. */
        AGENT,
        /** How the person was known: link and code, account, account with second factor, either signed in by a provider, or a script. */
        AUTHENTICATION,
        /** Where a link or code was sent, masked. */
        SENT_TO,
        /** SHA-256 of the address in full, in lower case: whoever knows an address can check that it was this one. */
        SENT_TO_SHA256,
        /** How the mark in the box was made: typed, drawn or printed. */
        MARK,
        REASON,
        /** To whom signing was forwarded. */
        TO_NAME,
        /** By what right the person signs for the organisation, in words. */
        AUTHORITY;

        /** As written in JSON. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Fact> of(String code) {
            return Arrays.stream(values())
                    .filter(fact -> fact.code().equals(code))
                    .findFirst();
        }
    }
}
