package io.evenhand.evidence;

import io.evenhand.evidence.Happening.Fact;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the entries say of one signature, together.
 *
 * @param authority by what right the person signs for the organisation, in words
 * @param known how the person was known
 * @param sentTo where the link or code was sent, masked
 * @param shown SHA-256 of the document as it was shown
 * @param pages how many pages were shown
 * @param consent the words that the signer agreed to, in full
 * @param mark how the mark in the box was made
 * @param signedAt when, by the clock of the server
 * @param address network address from which it was signed
 * @param agent what the browser called itself
 * @param result SHA-256 of the document with this signature
 * @param entries the entries that are about this signature
 */
public record SigningRecord(
        @Nullable String person,
        String name,
        String organisation,
        @Nullable String authority,
        @Nullable String known,
        @Nullable String sentTo,
        @Nullable String shown,
        @Nullable String pages,
        @Nullable String consent,
        @Nullable String mark,
        String signedAt,
        @Nullable String address,
        @Nullable String agent,
        @Nullable String result,
        List<Integer> entries) {
    public SigningRecord {
        entries = List.copyOf(entries);
    }

    /** @param all the entries of the agreement; empty if the signature was not given */
    static Optional<SigningRecord> of(String signature, List<EvidenceEntry> all) {
        List<EvidenceEntry> its = all.stream()
                .filter(entry -> signature.equals(entry.signature()))
                .toList();
        Optional<EvidenceEntry> signed = its.stream()
                .filter(entry -> entry.kind() == EvidenceKind.SIGNED)
                .findFirst();
        return signed.map(act -> of(act, its));
    }

    private static SigningRecord of(EvidenceEntry act, List<EvidenceEntry> its) {
        // What another did, who was asked before and forwarded it, is not what this person did.
        List<EvidenceEntry> before =
                its.stream().filter(entry -> entry.sequence() <= act.sequence()).toList();
        List<EvidenceEntry> own = before.stream()
                .filter(entry -> entry.person() != null && entry.person().equals(act.person()))
                .toList();
        return new SigningRecord(
                act.person(),
                act.name(),
                act.organisation(),
                last(own, Fact.AUTHORITY, entry -> true),
                last(own, Fact.AUTHENTICATION, entry -> true),
                last(before, Fact.SENT_TO, entry -> entry.kind() != EvidenceKind.REMINDED),
                last(own, Fact.SHOWN_SHA256, entry -> true),
                last(own, Fact.PAGES, entry -> true),
                last(own, Fact.CONSENT, entry -> true),
                last(own, Fact.MARK, entry -> true),
                act.at(),
                last(own, Fact.ADDRESS, entry -> true),
                last(own, Fact.AGENT, entry -> true),
                act.fact(Fact.RESULT_SHA256).orElse(null),
                its.stream().map(EvidenceEntry::sequence).toList());
    }

    private static @Nullable String last(List<EvidenceEntry> entries, Fact fact, Predicate<EvidenceEntry> among) {
        return entries.reversed().stream()
                .filter(among)
                .flatMap(entry -> entry.fact(fact).stream())
                .findFirst()
                .orElse(null);
    }
}
